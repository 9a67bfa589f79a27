import { storable } from '../../domain/text.ts';

const TEXT_MAX = 1024;

/** Whom a request for a logout means, in the words of RFC 9493. */
export interface LogoutSubject {
  readonly name: string;
  /** Who calls the person so; undefined where the format does not say. */
  readonly issuer?: string;
}

/** The person in the body of a request; undefined when the body names none in a format that is known. */
export function readLogoutSubject(body: unknown): LogoutSubject | undefined {
  const subject = member(body, 'sub_id');
  switch (member(subject, 'format')) {
    case 'email':
      return named(member(subject, 'email'));
    case 'opaque':
      return named(member(subject, 'id'));
    case 'iss_sub': {
      const issuer = text(member(subject, 'iss'));
      const sub = named(member(subject, 'sub'));
      return issuer !== undefined && sub ? { ...sub, issuer } : undefined;
    }
    default:
      return undefined;
  }
}

function named(value: unknown): LogoutSubject | undefined {
  const name = text(value);
  return name === undefined ? undefined : { name };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= TEXT_MAX ? storable(value) || undefined : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

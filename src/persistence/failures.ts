import { Refusal } from '../domain/refusal.ts';

const UNIQUE_VIOLATION = '23505';

/** Unique indexes, and the input that each one guards. An index without a line here is a fault when it strikes. */
const FIELD_BY_CONSTRAINT: ReadonlyMap<string, string> = new Map([
  ['user_user_name_unique', 'userName'],
  ['user_external_id_unique', 'externalId'],
  ['workgroup_display_name_unique', 'displayName'],
  ['workgroup_external_id_unique', 'externalId'],
  ['company_slug_unique', 'slug'],
]);

/** The SQLSTATE of a failure, wherever the ORM hid it. */
export function postgresCode(error: unknown): string | undefined {
  const code = property(error, 'code') ?? property(property(error, 'cause'), 'code');
  return typeof code === 'string' ? code : undefined;
}

/** What the database refuses, in the domain's words; everything else unchanged. The index decides every race. */
export function databaseFailure(error: unknown): unknown {
  if (error instanceof Refusal || postgresCode(error) !== UNIQUE_VIOLATION) return error;
  const constraint = property(error, 'constraint') ?? property(property(error, 'cause'), 'constraint');
  const field = FIELD_BY_CONSTRAINT.get(String(constraint));
  if (!field) return error;
  return new Refusal('TAKEN', `This ${field} is already in use in this company.`, { field: [field], cause: error });
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

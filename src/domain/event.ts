import type { Actor, Channel } from './actor.ts';
import type { RefusalCode } from './refusal.ts';

export const EventAction = {
  COMPANY_CREATED: 'COMPANY_CREATED',
  COMPANY_UPDATED: 'COMPANY_UPDATED',
  COMPANY_WITHOUT_ADMINISTRATOR: 'COMPANY_WITHOUT_ADMINISTRATOR',
  USER_CREATED: 'USER_CREATED',
  USER_UPDATED: 'USER_UPDATED',
  USER_DEACTIVATED: 'USER_DEACTIVATED',
  USER_REACTIVATED: 'USER_REACTIVATED',
  USER_DELETED: 'USER_DELETED',
  USERS_EXPORTED: 'USERS_EXPORTED',
  WORKGROUP_CREATED: 'WORKGROUP_CREATED',
  WORKGROUP_UPDATED: 'WORKGROUP_UPDATED',
  WORKGROUP_DELETED: 'WORKGROUP_DELETED',
  BATCH: 'BATCH',
  SCIM_TOKEN_CREATED: 'SCIM_TOKEN_CREATED',
  SCIM_TOKEN_REVOKED: 'SCIM_TOKEN_REVOKED',
  AUTHENTICATION_SETTINGS_UPDATED: 'AUTHENTICATION_SETTINGS_UPDATED',
  CUSTOM_FIELD_CREATED: 'CUSTOM_FIELD_CREATED',
  CUSTOM_FIELD_UPDATED: 'CUSTOM_FIELD_UPDATED',
  CUSTOM_FIELD_RETIRED: 'CUSTOM_FIELD_RETIRED',
  CUSTOM_FIELDS_REORDERED: 'CUSTOM_FIELDS_REORDERED',
  CONNECTION_STARTED: 'CONNECTION_STARTED',
  CONNECTION_ENDED: 'CONNECTION_ENDED',
  SIGNED_IN: 'SIGNED_IN',
  SIGNED_OUT: 'SIGNED_OUT',
  SESSION_REVOKED: 'SESSION_REVOKED',
  PASSWORD_LINK_MADE: 'PASSWORD_LINK_MADE',
} as const;
export type EventAction = keyof typeof EventAction;

export const EventOutcome = { DONE: 'DONE', REFUSED: 'REFUSED' } as const;
export type EventOutcome = keyof typeof EventOutcome;

export const SubjectKind = {
  COMPANY: 'COMPANY',
  USER: 'USER',
  WORKGROUP: 'WORKGROUP',
  SCIM_TOKEN: 'SCIM_TOKEN',
  AUTHENTICATION_SETTINGS: 'AUTHENTICATION_SETTINGS',
  CUSTOM_FIELD: 'CUSTOM_FIELD',
  SESSION: 'SESSION',
  CONNECTION: 'CONNECTION',
} as const;
export type SubjectKind = keyof typeof SubjectKind;

/** One value that changed. Never a secret: a password is named without a value. */
export interface FieldChange {
  field: string;
  before?: unknown;
  after?: unknown;
}

/** Who joined, left or was not to be found in one push. */
export interface MemberChanges {
  added: { userId: string; userVersion: number; fromWorkgroupId: string | null }[];
  removed: { userId: string; userVersion: number }[];
  skipped: string[];
}

/** A resource and the version that an event gave it. */
export interface SubjectVersion {
  id: string;
  version: number;
}

/** What happened to what, before it is known how it went. */
export interface EventSubject {
  action: EventAction;
  subjectKind: SubjectKind;
  subjectId?: string | null;
  subjectName?: string | null;
}

/** An event on its way into the database. */
export interface EventDraft extends EventSubject {
  subjectVersion?: number | null;
  changes?: readonly FieldChange[];
  members?: MemberChanges | null;
  versions?: readonly SubjectVersion[];
  refusal?: { code: RefusalCode; message: string; field: readonly string[] } | null;
  notes?: readonly string[];
}

/** One change that was asked for, done or refused. Kept even after its subject is gone. */
export interface Event {
  companyId: string;
  id: string;
  occurredAt: string;
  channel: Channel;
  actor: string;
  requestId: string;
  action: EventAction;
  outcome: EventOutcome;
  subjectKind: SubjectKind;
  subjectId: string | null;
  subjectName: string | null;
  subjectVersion: number | null;
  changes: FieldChange[];
  members: MemberChanges | null;
  versions: SubjectVersion[];
  refusal: { code: RefusalCode; message: string; field: string[] } | null;
  notes: string[];
}

/** Which events are asked for; all conditions must hold. */
export interface EventFilter {
  channel?: Channel | null;
  outcome?: EventOutcome | null;
  action?: EventAction | null;
  subjectId?: string | null;
  /** User that it happened to, or who joined or left a workgroup by it. */
  userId?: string | null;
  requestId?: string | null;
}

/** The part of an event that tells who asked. */
export function askedBy(actor: Actor): Pick<Event, 'channel' | 'actor' | 'requestId'> {
  return { channel: actor.channel, actor: actor.name, requestId: actor.requestId };
}

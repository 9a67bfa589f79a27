import { registerEnumType } from 'type-graphql';
import { ActorKind, Channel, Scope } from '../domain/actor.ts';
import { Plan, SingleSignOn, UnknownMembers } from '../domain/company.ts';
import { CustomFieldKind } from '../domain/custom-field.ts';
import { EventAction, EventOutcome, SubjectKind } from '../domain/event.ts';
import { CallKind, CallOutcome } from '../domain/provisioning.ts';
import { RefusalCode } from '../domain/refusal.ts';
import { SignInMethod } from '../domain/session.ts';
import { StaffAction } from '../domain/staff.ts';
import { Role, Source } from '../domain/user.ts';
import { ProvisionedUsers } from '../services/authentication-settings-service.ts';

/** Makes an enum of the domain one of the schema. A value without a description does not compile. */
function register<Values extends object>(
  values: Values,
  name: string,
  description: string,
  descriptions: Record<keyof Values, string>,
): void {
  const entries = Object.entries<string>(descriptions).map(([value, text]) => [value, { description: text }]);
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(entries) });
}

register(ActorKind, 'ActorKind', 'Kinds of callers', {
  ANONYMOUS: 'Nobody in particular: may only sign in',
  SCIM_CLIENT: 'An identity provider, acting for one company',
  STAFF: 'LeaveWizard staff, through internal tools',
  OPERATOR: 'Whoever may run the command line on the machine',
  USER: 'A person of a company',
});

register(Scope, 'Scope', 'What a caller may do', {
  USERS_READ: 'See users',
  USERS_WRITE: 'Make, change and delete users',
  WORKGROUPS_READ: 'See workgroups and their members',
  WORKGROUPS_WRITE: 'Make, change and delete workgroups',
  SETTINGS_READ: 'See how a company signs in, and its SCIM tokens without their secrets',
  SETTINGS_WRITE: 'Change how a company signs in and its custom fields; make and revoke SCIM tokens',
  EVENTS_READ: 'See what happened in a company',
  COMPANIES_READ: 'See all companies',
  COMPANIES_WRITE: 'Make and change companies',
  OWN_ACCOUNT: 'See oneself and the own sessions, and end them',
});

register(Plan, 'Plan', 'What a company pays for', {
  FREE: 'Free of charge',
  STANDARD: 'Everything but provisioning',
  PREMIUM: 'Everything, SCIM provisioning included',
});

register(Role, 'Role', 'What a user is in LeaveWizard', {
  EMPLOYEE: 'Takes leave',
  APPROVER: 'Also decides on the leave of others',
  ADMINISTRATOR: 'Also looks after the company',
});

register(Source, 'Source', 'Where a user or workgroup is looked after', {
  LEAVEWIZARD: 'Here',
  IDENTITY_PROVIDER: 'At the identity provider of the company',
});

register(UnknownMembers, 'UnknownMembers', 'What a push does with member ids that are no users of the company', {
  SKIP: 'Leave them out, and say so in the event',
  REFUSE: 'Refuse the whole push',
});

register(SingleSignOn, 'SingleSignOn', 'Whether people sign in at the identity provider of their company', {
  OFF: 'They use a password',
  OPTIONAL: 'They may do either',
  REQUIRED: 'They sign in there, but for administrators who are named as exceptions',
});

register(ProvisionedUsers, 'ProvisionedUsers', 'What becomes of provisioned users when SCIM is switched off', {
  KEEP: 'They stay as they are',
  DEACTIVATE: 'They can no longer sign in',
});

register(CustomFieldKind, 'CustomFieldKind', 'What a custom field holds', {
  TEXT: 'A text',
  NUMBER: 'A number',
  DATE: 'A day',
  BOOLEAN: 'True or false',
  CHOICE: 'One of some texts',
});

register(SignInMethod, 'SignInMethod', 'How somebody proved who they are', {
  PASSWORD: 'By a password',
  SAML: 'By single sign-on, at the identity provider of the company',
});

register(Channel, 'Channel', 'Doors that a request can come through', {
  SCIM: 'The SCIM service',
  WEB: 'The web app',
  INTERNAL: 'Internal tools',
  COMMAND_LINE: 'The command line on the machine',
  SIGN_IN: 'The sign-in',
});

register(EventOutcome, 'EventOutcome', 'How a request for a change ended', {
  DONE: 'Everything was changed as asked, apart from what the notes say',
  REFUSED: 'Nothing was changed',
});

register(SubjectKind, 'SubjectKind', 'Kinds of things that events tell of', {
  COMPANY: 'A company',
  USER: 'A user',
  WORKGROUP: 'A workgroup',
  SCIM_TOKEN: 'A SCIM token',
  AUTHENTICATION_SETTINGS: 'How a company signs in',
  CUSTOM_FIELD: 'A custom field of a company',
  SESSION: 'A session of a user',
  CONNECTION: 'A client that was connected by OAuth',
});

register(EventAction, 'EventAction', 'What happened, or was asked for', {
  COMPANY_CREATED: 'A company was made',
  COMPANY_UPDATED: 'Name or plan of a company was changed',
  COMPANY_WITHOUT_ADMINISTRATOR: 'The last active administrator of a company is gone',
  USER_CREATED: 'A user was made',
  USER_UPDATED: 'A user was changed',
  USER_DEACTIVATED: 'A user was made inactive',
  USER_REACTIVATED: 'A user was made active again',
  USER_DELETED: 'A user was deleted',
  USERS_EXPORTED: 'Users were given out as a table',
  WORKGROUP_CREATED: 'A workgroup was made',
  WORKGROUP_UPDATED: 'Names or members of a workgroup were changed',
  WORKGROUP_DELETED: 'A workgroup was deleted',
  BATCH: 'Several changes were asked for in one request, which was refused as a whole',
  SCIM_TOKEN_CREATED: 'A SCIM token was made',
  SCIM_TOKEN_REVOKED: 'A SCIM token was ended',
  AUTHENTICATION_SETTINGS_UPDATED: 'How a company signs in was changed',
  CUSTOM_FIELD_CREATED: 'A custom field was made',
  CUSTOM_FIELD_UPDATED: 'A custom field was changed',
  CUSTOM_FIELD_RETIRED: 'A custom field was taken out of use',
  CUSTOM_FIELDS_REORDERED: 'Custom fields were put into another order',
  CONNECTION_STARTED: 'An administrator let a client in by OAuth',
  CONNECTION_ENDED: 'A connection by OAuth was ended, or replaced by a newer one',
  SIGNED_IN: 'Somebody gave a password, or came from the identity provider, to sign in',
  SIGNED_OUT: 'Somebody signed out, or an administrator or the identity provider ended their sessions',
  SESSION_REVOKED: 'Somebody ended a session of their own from another one',
  PASSWORD_LINK_MADE: 'Somebody asked for a link to set a password anew',
});

register(CallOutcome, 'ProvisioningOutcome', 'How a call of an identity provider ended', {
  SUCCESS: 'As it was asked; of a bulk request, single operations may be refused all the same',
  REFUSED: 'It was refused: the request was not acceptable',
  UNAUTHORIZED: 'Nobody was let in: the token is wrong, expired or revoked',
  FAILED: 'It failed on our side',
});

register(CallKind, 'ProvisioningKind', 'What a call of an identity provider is for', {
  READ: 'It asks',
  CHANGE: 'It changes something',
});

register(RefusalCode, 'UserErrorCode', 'Why a request was refused; stable, unlike the message', {
  NOT_FOUND: 'There is no such thing, or the caller may not see it',
  TAKEN: 'The value is in use and must be unique',
  INVALID: 'The value cannot be accepted',
  REQUIRED: 'A value is missing',
  NO_TARGET: 'Nothing matches what was to be changed',
  UNRESOLVED: 'It refers to something in the same request that was not made',
  MUTABILITY: 'The value cannot be changed by this caller',
  STALE_VERSION: 'It was changed meanwhile: `ifVersion` is not its version any more',
  LIMIT_EXCEEDED: 'More than is allowed',
  INVALID_CURSOR: 'The cursor was not given out for this list',
  EXPIRED_CURSOR: 'The cursor is too old; begin with the first page again',
  INVALID_PAGE_SIZE: 'The pages of one list hold as many entries as the first one',
  FORBIDDEN: 'The caller lacks the scope for this',
  MANAGED_BY_IDENTITY_PROVIDER: 'Only the identity provider may change this while SCIM is on',
  PLAN_REQUIRED: 'The plan of the company does not include this',
  SCIM_DISABLED: 'SCIM is switched off for the company',
  SAML_REQUIRED: 'Single sign-on with SAML has to be set up for this',
  INVALID_CREDENTIALS: 'The user name or the password is wrong, or the word of the identity provider is not accepted',
  TOO_MANY_ATTEMPTS: 'Too many attempts to sign in; the same one may succeed after `retryAfterSeconds`',
  FRESH_SIGN_IN_REQUIRED: 'The sign-in is too long ago for this: sign in again',
  BUSY: 'Too much at once; the same request may succeed after `retryAfterSeconds`',
  UNAVAILABLE: 'The database does not answer; the same request may succeed after `retryAfterSeconds`',
});

register(
  StaffAction,
  'StaffAction',
  "What LeaveWizard's staff, and whoever looks after their tokens, are remembered for",
  {
    TOKEN_CREATED: 'A token was made',
    TOKEN_REVOKED: 'A token was ended',
    SIGNED_IN: 'A token was given to the playground',
    SIGNED_OUT: 'The playground was left',
    OPERATION: 'A GraphQL operation was about to be run',
  },
);

import type { ProvisioningCall } from './provisioning.ts';

/** Why a call was refused, and what to do about it, for people. */
export interface CallRefusal {
  status: number;
  scimType: string | null;
  /** What the client was answered. */
  detail: string | null;
  cause: string;
  mend: string;
}

interface Advice {
  readonly cause: string;
  readonly mend: string;
}

/** By scimType (RFC 7644 §3.12, RFC 9865 §2.1), or else by status. */
const ADVICE: ReadonlyMap<string, Advice> = new Map(
  Object.entries({
    invalidFilter: {
      cause: 'The identity provider searched by an attribute or a comparison that is not known here.',
      mend: 'In Okta, set "Unique identifier field for users" to userName. In Entra ID, check the matching attributes of the mapping.',
    },
    tooMany: {
      cause: 'The search would have given more results than are given at once.',
      mend: 'Have the identity provider search by userName, or read the list page by page.',
    },
    uniqueness: {
      cause: 'The user name, external id or group name is already used by another user or group of this company.',
      mend: 'Find who has it under People or Workgroups: rename or delete one of the two, or let the identity provider match the existing one, then push again.',
    },
    mutability: {
      cause: 'The identity provider tried to set a value that it may not set here, such as a role.',
      mend: 'Take the attribute out of the mapping, or, for roles, allow the identity provider to set roles in the settings.',
    },
    invalidSyntax: {
      cause: 'The request could not be read: it is no well-formed JSON, or not of the form that SCIM wants.',
      mend: 'Check expressions in the attribute mapping. If everything there is as the provider made it, send us the request below.',
    },
    invalidPath: {
      cause: 'The request names a place in a user or group that cannot be read.',
      mend: 'Correct the target attribute of the mapping: names are those under /Schemas.',
    },
    noTarget: {
      cause: 'The request changes a part of a user that the user does not have, such as an address of a certain type.',
      mend: 'Push the whole profile of the user again, so that the part is there.',
    },
    invalidValue: {
      cause: 'A value is missing, of the wrong kind, too long, or not one of those allowed.',
      mend: 'Correct the value named below in the profile of the user at the identity provider, or the mapping that makes it, then push again.',
    },
    invalidVers: {
      cause: 'The request speaks another version of SCIM.',
      mend: 'Choose SCIM 2.0 in the identity provider, with the base URL shown in the settings.',
    },
    sensitive: {
      cause: 'The request carries something secret where it would be logged, such as a password in a filter.',
      mend: 'Take the attribute out of whatever the identity provider searches or matches by.',
    },
    invalidCursor: {
      cause: 'The identity provider went on in a list with a mark that was not made for that list.',
      mend: 'Start the import again from its beginning.',
    },
    expiredCursor: {
      cause: 'The identity provider paused too long while it read a list.',
      mend: 'Start the import again from its beginning.',
    },
    invalidCount: {
      cause: 'The identity provider changed the length of the pages in the middle of a list.',
      mend: 'Start the import again from its beginning.',
    },
    400: {
      cause: 'The request could not be understood.',
      mend: 'Compare the request below with the message; correct the attribute mapping, then push again.',
    },
    401: {
      cause: 'The token is wrong, expired or revoked, so nobody was let in.',
      mend: 'Make a new token in the settings and paste it into the identity provider: in Okta under Provisioning, Integration; in Entra ID under Admin Credentials. Then test the connection.',
    },
    403: {
      cause: 'This is not allowed: SCIM is switched off, the plan does not include it, or it may not be done by SCIM.',
      mend: 'Switch SCIM on in the settings if it is off; otherwise do what the message says.',
    },
    404: {
      cause: 'The user or group does not exist here any more, or the address is wrong.',
      mend: 'Check the base URL. If it is right, unassign and assign the user in Okta, or restart provisioning in Entra ID, so that the two find each other again.',
    },
    405: {
      cause: 'This cannot be done at this address.',
      mend: 'Check the base URL: it ends with /scim/v2.',
    },
    406: {
      cause: 'The identity provider wants an answer in a form other than JSON.',
      mend: 'Choose SCIM 2.0 in the identity provider.',
    },
    409: {
      cause: 'The request contradicts what is there, or refers to something that was not made.',
      mend: 'Push the user or group again; what it refers to may be there by then.',
    },
    412: {
      cause: 'Somebody else changed the user or group in the meantime.',
      mend: 'Nothing: the identity provider reads it again and repeats the change.',
    },
    413: {
      cause: 'The request is larger than is taken at once.',
      mend: 'Push smaller groups of changes; for groups, let the provider send members in batches.',
    },
    415: {
      cause: 'The body of the request is in a form other than JSON.',
      mend: 'Choose JSON, without compression, in the identity provider.',
    },
    429: {
      cause: 'Too many requests came at once.',
      mend: 'Nothing: the identity provider waits and repeats them. If it goes on, lower its rate.',
    },
    501: {
      cause: 'The identity provider asked for something that LeaveWizard does not offer.',
      mend: 'Switch it off in the identity provider; everything else works without it.',
    },
    503: {
      cause: 'LeaveWizard could not reach its database for a moment.',
      mend: 'Nothing: the identity provider repeats the request.',
    },
  }),
);

const FAULT: Advice = {
  cause: 'Something went wrong on our side; nothing was changed.',
  mend: 'The identity provider repeats the request. If it fails again, send us the request id.',
};

/** Why a call did not succeed; null when it did. */
export function refusalOf({ status, scimType, responseBody }: ProvisioningCall): CallRefusal | null {
  if (status < 400) return null;
  const byKind = (scimType !== null && ADVICE.get(scimType)) || ADVICE.get(String(status));
  const { cause, mend } = byKind || (status < 500 && ADVICE.get('400')) || FAULT;
  return { status, scimType, detail: detailIn(responseBody), cause, mend };
}

function detailIn(body: string | null): string | null {
  if (body === null) return null;
  try {
    const answer: unknown = JSON.parse(body);
    const detail: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'detail') : null;
    return typeof detail === 'string' ? detail : null;
  } catch {
    return null;
  }
}

const VERBS: Readonly<Record<string, string>> = { POST: 'Create', PUT: 'Replace', PATCH: 'Change', DELETE: 'Delete' };
const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  Users: ['user', 'users'],
  Groups: ['group', 'groups'],
};
const ADDRESSES: Readonly<Record<string, string>> = {
  Schemas: 'Read what attributes there are',
  ResourceTypes: 'Read what kinds of resources there are',
  ServiceProviderConfig: 'Read what the service can do',
  Bulk: 'Change several users and groups at once',
  Me: 'Read its own account',
};

/** What a call asked for, in plain words: `Create user mary@acme.example`. */
export function summaryOf({ method, path, kind, resourceName, resourceId }: ProvisioningCall): string {
  const [address = '', query = ''] = path.split(/\?(.*)/s);
  const [endpoint = '', id] = address.split('/').slice(3);
  const noun = NOUNS[endpoint];
  if (!noun)
    return isRoot(endpoint) ? `Read users and groups${filterIn(query)}` : (ADDRESSES[endpoint] ?? `${method} ${path}`);
  const [one, many] = noun;
  const about = resourceName ?? resourceId;
  if (kind === 'READ')
    return id === undefined || id === '.search' ? `Read ${many}${filterIn(query)}` : `Read ${one} ${about ?? id}`;
  return [VERBS[method] ?? method, one, about ?? id].filter((word) => word !== undefined).join(' ');
}

function isRoot(endpoint: string): boolean {
  return endpoint === '' || endpoint === '.search';
}

function filterIn(query: string): string {
  const filter = new URLSearchParams(query).get('filter');
  return filter ? `, filter ${filter}` : '';
}

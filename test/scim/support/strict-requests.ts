import type { PROFILE } from '../../../scim-adapter/strict/profile.ts';
import type { Answer, ScimClient } from '../../support/scim-client.ts';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const CUSTOM = 'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User';

/** A company's client, and what there is in the company for it to change. */
export interface Place {
  readonly scim: ScimClient;
  readonly user: string;
  readonly group: string;
}
type Send = (place: Place) => Promise<Answer>;

let count = 0;
/** A name that nobody has. */
export const name = () => `user${++count}@acme.test`;
/** Makes a user, who has the schemas as well. */
export const post = (more: object, schemas: readonly string[] = [USER]): Send => {
  return ({ scim }) => scim.send('POST', '/Users', { schemas, userName: name(), ...more });
};
/** Changes the user of the place. */
export const patch = (...operations: object[]): Send => {
  return ({ scim, user }) => scim.patch(`/Users/${user}`, ...operations);
};
const patchGroup = (operation: (place: Place) => object): Send => {
  return (place) => place.scim.patch(`/Groups/${place.group}`, operation(place));
};
/** Finds users. */
export const ask = (filter: string): Send => {
  return ({ scim }) => scim.filter('Users', filter);
};

/** By the name of a departure, or of a rule of the profile: what is taken by default and refused by the profile. */
export const REFUSED: readonly (readonly [name: keyof typeof PROFILE, what: string, send: Send, scimType?: string])[] =
  [
    ['unknown-attribute', 'in a POST', post({ favouriteColour: 'red' })],
    ['unknown-attribute', 'within an attribute', post({ name: { givenName: 'Ada', nick: 'A' } })],
    ['unknown-attribute', 'within an element', post({ emails: [{ value: 'a@x.test', verified: true }] })],
    ['unknown-attribute', 'of an extension', post({ [ENTERPRISE]: { desk: '7' } }, [USER, ENTERPRISE])],
    ['unknown-attribute', 'as the urn of a schema', post({ 'urn:example:none': { desk: '7' } })],
    ['unknown-attribute', 'password', post({ password: 'correct horse' })],
    [
      'unknown-attribute',
      'in a PUT',
      ({ scim, user }) => scim.send('PUT', `/Users/${user}`, { schemas: [USER], userName: name(), desk: '7' }),
    ],
    [
      'unknown-attribute',
      'in a PUT of a group',
      ({ scim, group }) =>
        scim.send('PUT', `/Groups/${group}`, { schemas: [GROUP], displayName: name(), colour: 'red' }),
    ],
    [
      'unknown-attribute',
      'in the value of a PATCH',
      patch({ op: 'replace', path: 'name', value: { familyName: 'L', nick: 'A' } }),
    ],
    [
      'unknown-attribute',
      'in an element of a PATCH',
      patch({ op: 'add', path: 'emails', value: [{ value: 'b@x.test', verified: true }] }),
    ],
    [
      'unknown-attribute',
      'in the value at an extension',
      patch({ op: 'replace', path: ENTERPRISE, value: { division: 'D', desk: '7' } }),
    ],
    [
      'unknown-attribute',
      'a path as a key at an extension',
      patch({ op: 'replace', path: ENTERPRISE, value: { 'manager.value': 'm-1' } }),
    ],
    ['no-path', 'as Okta deactivates', patch({ op: 'replace', value: { active: true } })],
    ['no-path', 'an empty path', patch({ op: 'add', path: '', value: { title: 'Countess' } })],
    ['no-part', 'in a filter', ask('emails eq "a@x.test"')],
    ['no-part', 'by pr, within a filter', ask('title pr and not (emails pr)')],
    ['no-part', 'of members', ({ scim }) => scim.filter('Groups', 'members eq "x"')],
    ['no-part', 'at the root', ({ scim }) => scim.get(`/?filter=${encodeURIComponent('emails co "x"')}`)],
    ['no-part', 'by POST', ({ scim }) => scim.send('POST', '/Users/.search', { filter: 'emails eq "x"' })],
    ['bare-reference', 'in a PATCH', patch({ op: 'replace', path: `${ENTERPRISE}:manager`, value: 'm-1' })],
    ['condition-behind-brackets', 'in a filter', ask('emails[type eq "work"].value eq "a@x.test"')],
    ['foreign-schemas', 'one that is not ours', post({}, [USER, 'urn:scim:schemas:core:1.0'])],
    ['foreign-schemas', 'without an extension that is used', post({ [ENTERPRISE]: { division: 'D' } })],
    ['foreign-schemas', 'without that of the resource', post({}, [ENTERPRISE])],
    ['keys-as-paths', 'in a PATCH', patch({ op: 'replace', value: { 'name.givenName': 'Ada' } })],
    [
      'listed-removal',
      'of members',
      patchGroup(({ user }) => ({ op: 'remove', path: 'members', value: [{ value: user }] })),
    ],
    ['listed-removal', 'of e-mail addresses', patch({ op: 'remove', path: 'emails', value: [{ value: 'b@x.test' }] })],
    ['member-ids', 'in a PATCH', patchGroup(({ user }) => ({ op: 'add', path: 'members', value: [user] }))],
    ['missing-schemas', 'in a POST', ({ scim }) => scim.send('POST', '/Users', { userName: name() })],
    [
      'missing-schemas',
      'in a PATCH',
      ({ scim, user }) =>
        scim.send('PATCH', `/Users/${user}`, { Operations: [{ op: 'add', path: 'title', value: 'T' }] }),
    ],
    ['op-case', 'in a PATCH', patch({ op: 'Replace', path: 'title', value: 'Countess' })],
    [
      'pathless-removal',
      'of members',
      patchGroup(({ user }) => ({ op: 'remove', value: { members: [{ value: user }] } })),
    ],
    [
      'read-only-keys',
      'as Okta repeats the id',
      patchGroup(({ group }) => ({ op: 'replace', value: { id: group, displayName: name() } })),
    ],
    ['single-object', 'in a POST', post({ emails: { value: 'a@x.test' } })],
    ['single-object', 'in a PATCH', patch({ op: 'add', path: 'emails', value: { value: 'c@x.test' } })],
    ['text-boolean', 'in a POST', post({ active: 'True' })],
    ['text-boolean', 'in a PATCH', patch({ op: 'replace', path: 'active', value: 'True' })],
    ['text-boolean', 'in an element', post({ emails: [{ value: 'a@x.test', primary: 'True' }] })],
    ['text-boolean', "in a company's own field", post({ [CUSTOM]: { remote: 'True' } }, [USER, CUSTOM])],
    ['text-boolean', 'in a filter', ask('active eq "True"'), 'invalidFilter'],
    ['text-boolean', 'between brackets', ask('emails[primary eq "True"]'), 'invalidFilter'],
    ['text-boolean', "in a filter by a company's own field", ask(`${CUSTOM}:remote eq "True"`), 'invalidFilter'],
    ['text-boolean', 'in a path', patch({ op: 'remove', path: 'phoneNumbers[primary eq "True"]' }), 'invalidFilter'],
  ];

/** By the name of a departure: what the profile has nothing against. */
export const STAYING: readonly (readonly [name: keyof typeof PROFILE, send: Send])[] = [
  ['element-from-path', patch({ op: 'add', path: 'phoneNumbers[type eq "fax"].value', value: '+44 1' })],
  ['raw-token', ({ scim }) => scim.send('GET', '/Users?count=1', undefined, { Authorization: scim.token })],
];

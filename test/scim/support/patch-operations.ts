import fc from 'fast-check';
import type { ListName, Meaning, Parts, Where } from './patch-model.ts';

/*
 * Random operations of PATCH in all their shapes, each with what it means. Meaning and form are made side by side, so
 * that the service's reading of the form can be held against the meaning.
 */

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';

/** An operation as it is sent, and what it means. */
export interface Spoken {
  readonly sent: Readonly<Record<string, unknown>>;
  readonly meanings: readonly Meaning[];
}

/** Single texts by the path that the model knows them by. */
const TEXTS = [
  'title',
  'nickName',
  'displayName',
  'externalId',
  'name.givenName',
  'name.familyName',
  `${ENTERPRISE}:department`,
  `${ENTERPRISE}:manager.value`,
  `${LEAVEWIZARD}:holidayRegion`,
] as const;
const LISTS = ['emails', 'phoneNumbers', 'addresses'] as const satisfies readonly ListName[];
/** The texts of an element's parts. */
export const PARTS: Readonly<Record<ListName, readonly string[]>> = {
  emails: ['value', 'type', 'display'],
  phoneNumbers: ['value', 'type', 'display'],
  addresses: ['streetAddress', 'locality', 'type'],
};

const word = fc.constantFrom('a', 'b', 'B', 'c', 'ü "x\\');
const unset = fc.constantFrom(null, '');
const anyCase = (text: string) => fc.constantFrom(text, text.toUpperCase());
/** As clients write booleans. */
const spelledBoolean = fc
  .boolean()
  .chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(value, value ? 'True' : 'FALSE')));

function opOf(op: 'add' | 'replace' | 'remove') {
  return fc.constantFrom(op, `${op.charAt(0).toUpperCase()}${op.slice(1)}`);
}

/** An element to be stored: as it is sent, and what it says. A contact always has a `value`. */
export function element(list: ListName): fc.Arbitrary<{ sent: Record<string, unknown>; parts: Parts }> {
  const text = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: unset });
  const texts = Object.fromEntries(PARTS[list].map((part) => [part, text]));
  const required = list === 'addresses' ? [] : ['value'];
  return fc
    .tuple(
      fc.record(texts, { requiredKeys: required, noNullPrototype: true }),
      fc.option(spelledBoolean, { nil: undefined }),
      fc.boolean(),
    )
    .map(([given, primary, isNoisy]) => ({
      sent: { ...given, ...(primary && { primary: primary[1] }), ...(isNoisy && { $ref: null, unknown: 1 }) },
      parts: { ...given, ...(primary && { primary: primary[0] }) },
    }));
}

const elements = (list: ListName) => fc.array(element(list), { maxLength: 3 });

/** What stands between brackets. */
function where(list: ListName): fc.Arbitrary<Where> {
  const text = (part: string) => (candidate: Readonly<Record<string, unknown>>) =>
    String(candidate[part] ?? '').toLowerCase();
  const parts = PARTS[list];
  const equal = fc.tuple(fc.constantFrom(...parts), word).map(
    ([part, value]): Where => ({
      text: `${part} eq ${JSON.stringify(value)}`,
      holds: (candidate) => candidate[part] !== undefined && text(part)(candidate) === value.toLowerCase(),
      demands: { [part]: value },
    }),
  );
  const starts = fc.tuple(fc.constantFrom(...parts), word).map(
    ([part, value]): Where => ({
      text: `${part} sw ${JSON.stringify(value)}`,
      holds: (candidate) => text(part)(candidate).startsWith(value.toLowerCase()),
      demands: undefined,
    }),
  );
  const there = fc.constantFrom(...parts).map(
    (part): Where => ({
      text: `${part} pr`,
      holds: (candidate) => candidate[part] !== undefined,
      demands: undefined,
    }),
  );
  const isPrimary = spelledBoolean.map(
    ([value, spelled]): Where => ({
      text: `primary eq ${JSON.stringify(spelled)}`,
      holds: ({ primary }) => primary === value,
      demands: { primary: value },
    }),
  );
  const leaf = fc.oneof({ weight: 4, arbitrary: equal }, starts, there, isPrimary);
  const both = fc.tuple(leaf, leaf).map(
    ([one, other]): Where => ({
      text: `${one.text} and ${other.text}`,
      holds: (candidate) => one.holds(candidate) && other.holds(candidate),
      demands: one.demands && other.demands && { ...one.demands, ...other.demands },
    }),
  );
  const either = fc.tuple(leaf, leaf).map(
    ([one, other]): Where => ({
      text: `${one.text} or not (${other.text})`,
      holds: (candidate) => one.holds(candidate) || !other.holds(candidate),
      demands: undefined,
    }),
  );
  return fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 2, arbitrary: both }, either);
}

const ALL: Where = { text: '', holds: () => true, demands: {} };

/** One key and value of a path-less operation, or path and value of another; what `add` and `replace` of it mean. */
interface Assignment {
  readonly path: string;
  readonly value: unknown;
  readonly add: readonly Meaning[];
  readonly replace: readonly Meaning[];
}

const same = (path: string, value: unknown, meanings: readonly Meaning[]): Assignment => ({
  path,
  value,
  add: meanings,
  replace: meanings,
});

const assignText = fc.constantFrom(...TEXTS).chain((path) => {
  const isCore = !path.startsWith('urn:');
  return fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: word }, unset),
      isCore ? fc.constantFrom(path, path.toUpperCase(), `${USER}:${path}`) : fc.constant(path),
    )
    .map(([value, written]) => same(written, value, [{ does: 'set', path, value }]));
});
const assignActive = fc
  .tuple(spelledBoolean, anyCase('active'))
  .map(([[value, spelled], path]) => same(path, spelled, [{ does: 'set', path: 'active', value }]));
/** A part that is not named stays as it is. */
const assignName = fc
  .dictionary(fc.constantFrom('givenName', 'familyName'), fc.oneof(word, fc.constant(null)), { noNullPrototype: true })
  .map((name) =>
    same(
      'name',
      name,
      Object.entries(name).map(([part, value]): Meaning => ({ does: 'set', path: `name.${part}`, value })),
    ),
  );
const assignManager = fc
  .tuple(fc.oneof(word, unset), fc.boolean())
  .map(([value, isObject]) =>
    same(`${ENTERPRISE}:manager`, isObject && value !== '' && value !== null ? { value } : value, [
      { does: 'set', path: `${ENTERPRISE}:manager.value`, value },
    ]),
  );
const assignList = fc.constantFrom(...LISTS).chain((list) =>
  fc.tuple(elements(list), fc.boolean(), anyCase(list)).map(([given, isBare, path]): Assignment => {
    const [only, ...more] = given;
    const sent = given.map((one) => one.sent);
    const parts = given.map((one) => one.parts);
    return {
      path,
      value: isBare && only && more.length === 0 ? only.sent : given.length === 0 && isBare ? null : sent,
      add: [{ does: 'add', list, elements: parts }],
      replace: [{ does: 'replace', list, elements: parts }],
    };
  }),
);
const assignPart = fc.constantFrom(...LISTS).chain((list) =>
  fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: where(list) }, fc.constant(ALL)),
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc
            .tuple(fc.constantFrom(...PARTS[list]), fc.oneof({ weight: 5, arbitrary: word }, unset))
            .map(([part, value]) => ({ part, value, sent: value as unknown })),
        },
        spelledBoolean.map(([value, sent]) => ({ part: 'primary', value, sent: sent as unknown })),
      ),
    )
    .map(([condition, { part, value, sent }]) => {
      const parts: Parts = { [part]: value === '' ? null : value };
      const path = `${list}${condition.text && `[${condition.text}]`}.${part}`;
      return same(path, sent, [{ does: 'edit', list, where: condition, parts, whole: false, make: true }]);
    }),
);
const assignMatch = fc.constantFrom(...LISTS).chain((list) =>
  fc.tuple(where(list), element(list)).map(([condition, { sent, parts }]): Assignment => {
    const meaning = (whole: boolean): Meaning => ({ does: 'edit', list, where: condition, parts, whole, make: false });
    return { path: `${list}[${condition.text}]`, value: sent, add: [meaning(false)], replace: [meaning(true)] };
  }),
);
const assignment = fc.oneof(
  { weight: 4, arbitrary: assignText },
  assignActive,
  assignName,
  assignManager,
  { weight: 4, arbitrary: assignList },
  { weight: 3, arbitrary: assignPart },
  { weight: 2, arbitrary: assignMatch },
);

const write = fc.constantFrom('add' as const, 'replace' as const);
const withPath = fc
  .tuple(write, assignment)
  .chain(([op, { path, value, ...means }]) =>
    opOf(op).map((spelled): Spoken => ({ sent: { op: spelled, path, value }, meanings: means[op] })),
  );
/** Keys are told apart by what they mean: of two for one attribute, objects of JSON keep the order. */
const withoutPath = fc
  .tuple(write, fc.uniqueArray(assignment, { maxLength: 4, selector: ({ path }) => path }))
  .chain(([op, all]) =>
    fc.tuple(opOf(op), fc.boolean()).map(([spelled, isNoisy]): Spoken => {
      const value = Object.fromEntries(all.map(({ path, value: given }) => [path, given]));
      return {
        sent: { op: spelled, value: { ...value, ...(isNoisy && { id: 'x', meta: {}, groups: [], unknown: 1 }) } },
        meanings: all.flatMap((one) => one[op]),
      };
    }),
  );
const removeText = fc
  .tuple(opOf('remove'), fc.constantFrom(...TEXTS))
  .map(([op, path]): Spoken => ({ sent: { op, path }, meanings: [{ does: 'set', path, value: null }] }));
const removeFromList = fc.constantFrom(...LISTS).chain((list) =>
  fc.oneof(
    fc.constant<Spoken>({ sent: { op: 'remove', path: list }, meanings: [{ does: 'replace', list, elements: [] }] }),
    fc.tuple(opOf('remove'), where(list)).map(
      ([op, condition]): Spoken => ({
        sent: { op, path: `${list}[${condition.text}]` },
        meanings: [{ does: 'remove', list, where: condition }],
      }),
    ),
    fc.tuple(opOf('remove'), where(list), fc.constantFrom(...PARTS[list], 'primary')).map(
      ([op, condition, part]): Spoken => ({
        sent: { op, path: `${list}[${condition.text}].${part}` },
        meanings: [{ does: 'edit', list, where: condition, parts: { [part]: null }, whole: false, make: true }],
      }),
    ),
    fc.tuple(opOf('remove'), elements(list), fc.boolean()).map(
      ([op, given, isPathless]): Spoken => ({
        sent: isPathless
          ? { op, value: { [list]: given.map(({ sent }) => sent) } }
          : { op, path: list, value: given.map(({ sent }) => sent) },
        meanings: [{ does: 'remove listed', list, elements: given.map(({ parts }) => parts) }],
      }),
    ),
  ),
);

/** What is refused whatever the user is. */
const refused = fc
  .constantFrom<[scimType: string, operation: Record<string, unknown>]>(
    ['mutability', { op: 'replace', path: 'id', value: 'x' }],
    ['mutability', { op: 'add', path: 'meta.lastModified', value: '2026-01-01T00:00:00Z' }],
    ['mutability', { op: 'remove', path: 'groups' }],
    ['mutability', { op: 'remove', path: 'userName' }],
    ['mutability', { op: 'remove', path: 'active' }],
    ['mutability', { op: 'replace', path: `${ENTERPRISE}:manager.displayName`, value: 'x' }],
    ['invalidPath', { op: 'replace', path: 'nonsense', value: 'x' }],
    ['invalidPath', { op: 'replace', path: 'name.nonsense', value: 'x' }],
    ['invalidPath', { op: 'add', path: 'emails[type eq]', value: 'x' }],
    ['invalidPath', { op: 'remove', path: 'title[value eq "x"]' }],
    ['noTarget', { op: 'remove' }],
    ['noTarget', { op: 'remove', value: 'title' }],
    ['invalidValue', { op: 'replace', path: 'userName', value: null }],
    ['invalidValue', { op: 'replace', path: 'active', value: 'yes' }],
    ['invalidValue', { op: 'add', path: 'title', value: 5 }],
    ['invalidValue', { op: 'add', path: 'emails', value: 'a bare text' }],
    ['invalidValue', { op: 'add', path: 'emails', value: [{ type: 'a' }] }],
    ['invalidValue', { op: 'replace', value: { active: null } }],
    ['invalidValue', { op: 'add' }],
    ['invalidSyntax', { op: 'move', path: 'title', value: 'x' }],
  )
  .map(([scimType, sent]): Spoken => ({ sent, meanings: [{ does: 'refuse', scimType }] }));

/** The operations of one PATCH. */
export const operations: fc.Arbitrary<readonly Spoken[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: withPath },
    { weight: 5, arbitrary: withoutPath },
    { weight: 2, arbitrary: removeText },
    { weight: 5, arbitrary: removeFromList },
    { weight: 1, arbitrary: refused },
  ),
  { minLength: 1, maxLength: 5 },
);

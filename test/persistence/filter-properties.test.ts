import fc from 'fast-check';
import { operator, scimClient } from '../../src/domain/actor.ts';
import { type Element, elementMatcher } from '../../src/domain/element-filter.ts';
import type {
  CustomFieldFilter,
  ElementFilter,
  MemberFilter,
  TextFilter,
  TimeFilter,
  UserFilter,
} from '../../src/domain/filter.ts';
import type { User } from '../../src/domain/user.ts';
import type { Services } from '../../src/services/services.ts';
import { propertyRuns } from '../support/property-runs.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** Few words, so that filters often hold: letters that fold, characters that LIKE knows, and nothing. */
const WORDS = ['a', 'A', 'ab', 'B', 'ß', 'SS', 'a%', '%', '_', '\\', 'é', 'É', 'ı', 'z z'];
const word = fc.constantFrom(...WORDS);
const bool = fc.boolean();
const RUNS = propertyRuns(300);

/** Filters in filters, to a depth. */
const nested = <Filter>(filter: fc.Arbitrary<Filter>, depthIdentifier: string): fc.Arbitrary<Filter> =>
  fc.oneof({ maxDepth: 2, depthIdentifier }, fc.constant({} as Filter), filter);

const textFilter: fc.Arbitrary<TextFilter> = fc.record(
  {
    eq: word,
    in: fc.array(word, { maxLength: 3 }),
    contains: word,
    startsWith: word,
    endsWith: word,
    gt: word,
    gte: word,
    lt: word,
    lte: word,
    present: bool,
  },
  { requiredKeys: [] },
);
const day = fc.constantFrom('2026-01-01', '2026-01-02', '2025-12-31');
const dayFilter: fc.Arbitrary<TimeFilter> = fc.record(
  { eq: day, gt: day, gte: day, lt: day, lte: day, present: bool },
  { requiredKeys: [] },
);
const number = fc.constantFrom(-1, 0, 9, 10.5);
const customFilter: fc.Arbitrary<CustomFieldFilter> = fc.oneof(
  fc.record({ key: fc.constant('nick'), text: textFilter, present: bool }, { requiredKeys: ['key'] }),
  fc.record({ key: fc.constant('remote'), boolean: fc.record({ eq: bool, present: bool }, { requiredKeys: [] }) }),
  fc.record({ key: fc.constant('joined'), date: dayFilter }),
  fc.record({
    key: fc.constant('desk'),
    number: fc.record(
      { eq: number, gt: number, gte: number, lt: number, lte: number, present: bool },
      { requiredKeys: [] },
    ),
  }),
);
const elementFilter = fc.letrec<{ filter: ElementFilter }>((tie) => ({
  filter: fc.record(
    {
      value: textFilter,
      type: textFilter,
      primary: fc.record({ eq: bool }),
      and: fc.array(nested(tie('filter'), 'element'), { maxLength: 2 }),
      or: fc.array(nested(tie('filter'), 'element'), { maxLength: 2 }),
      not: nested(tie('filter'), 'element'),
    },
    { requiredKeys: [] },
  ),
})).filter;
const groupFilter: fc.Arbitrary<MemberFilter> = fc.record(
  { displayName: textFilter, present: bool },
  { requiredKeys: [] },
);
const userFilter = fc.letrec<{ filter: UserFilter }>((tie) => ({
  filter: fc.record(
    {
      title: textFilter,
      nickName: textFilter,
      externalId: textFilter,
      active: fc.record({ eq: bool }),
      startDate: dayFilter,
      emails: elementFilter,
      phoneNumbers: elementFilter,
      customFields: fc.array(customFilter, { maxLength: 2 }),
      workgroup: groupFilter,
      and: fc.array(nested(tie('filter'), 'user'), { maxLength: 2 }),
      or: fc.array(nested(tie('filter'), 'user'), { maxLength: 2 }),
      not: nested(tie('filter'), 'user'),
    },
    { requiredKeys: [] },
  ),
})).filter;

/** A text that is compared exactly, or without case by the evaluator of elements, which has tests of its own. */
function text(filter: TextFilter | null | undefined, value: string | null, isExact = false): boolean {
  if (!filter) return true;
  if (isExact) return plainText(filter, value ?? undefined);
  return elementMatcher({ it: filter })({ primary: false, ...(value !== null && { it: value }) });
}

function plainText({ present, in: list, ...filter }: TextFilter, value: string | undefined): boolean {
  if (present != null && present !== (value !== undefined)) return false;
  const asked = [list, ...Object.values(filter)].some((one) => one != null);
  if (value === undefined) return !asked;
  const order = (other: string) => Buffer.compare(Buffer.from(value), Buffer.from(other));
  const { eq, contains, startsWith, endsWith, gt, gte, lt, lte } = filter;
  return [
    eq == null || value === eq,
    list == null || list.includes(value),
    contains == null || value.includes(contains),
    startsWith == null || value.startsWith(startsWith),
    endsWith == null || value.endsWith(endsWith),
    gt == null || order(gt) > 0,
    gte == null || order(gte) >= 0,
    lt == null || order(lt) < 0,
    lte == null || order(lte) <= 0,
  ].every(Boolean);
}

const some = (filter: ElementFilter | null | undefined, list: readonly object[]) =>
  !filter || list.some((element) => elementMatcher(filter)(element as Element));

/** Values as the filter's conditions take them: `text` has evaluators of its own. */
function custom({ key, present, text: asText, ...byOrder }: CustomFieldFilter, { customFields }: User): boolean {
  const value = customFields[key];
  if (present != null && present !== (value !== undefined)) return false;
  if (asText) return text(asText, value === undefined ? null : String(value));
  const { number: asNumber, date, boolean } = byOrder;
  return Object.entries(asNumber ?? date ?? boolean ?? {}).every(([operator, wanted]) => {
    if (wanted == null) return true;
    if (operator === 'present') return wanted === (value !== undefined);
    if (value === undefined) return false;
    return {
      eq: value === wanted,
      gt: value > wanted,
      gte: value >= wanted,
      lt: value < wanted,
      lte: value <= wanted,
    }[operator];
  });
}

function group(filter: MemberFilter | null | undefined, workgroup: User['workgroup']): boolean {
  if (!filter) return true;
  if (filter.present === false) return workgroup === null;
  return workgroup !== null && text(filter.displayName, workgroup.displayName);
}

/** The same question, asked without a database. */
function holds(filter: UserFilter, user: User): boolean {
  return [
    text(filter.title, user.title),
    text(filter.nickName, user.nickName),
    text(filter.externalId, user.externalId, true),
    filter.active?.eq == null || filter.active.eq === user.active,
    !filter.startDate || plainText(filter.startDate, user.startDate ?? undefined),
    some(filter.emails, user.emails),
    some(filter.phoneNumbers, user.phoneNumbers),
    filter.customFields?.every((one) => custom(one, user)) ?? true,
    group(filter.workgroup, user.workgroup),
    filter.and?.every((one) => holds(one, user)) ?? true,
    filter.or?.some((one) => holds(one, user)) ?? true,
    !filter.not || !holds(filter.not, user),
  ].every(Boolean);
}

describe('A filter of users', () => {
  let service: TestService;
  let services: Services;
  let everybody: User[];
  const asOperator = operator('test');

  beforeAll(async () => {
    service = await startTestService();
    services = service.service.services;
    for (const [key, kind] of [
      ['nick', 'TEXT'],
      ['desk', 'NUMBER'],
      ['joined', 'DATE'],
      ['remote', 'BOOLEAN'],
    ] as const)
      await services.customFields.create(asOperator, { key, kind, label: key }, service.company.id);
    const customFields = await services.customFields.list(asOperator, service.company.id);
    const provider = scimClient({ ...service.company, scimEnabled: true, customFields }, 'okta', 'test');
    for (const [index, title] of WORDS.entries()) {
      const { id } = await services.users.create(provider, {
        userName: `user${index}`,
        externalId: index % 3 ? `${title}${index % 2 ? '' : 'a'}${index > 7 ? index : ''}` : null,
        title: index % 4 ? title : null,
        nickName: WORDS[(index * 5) % WORDS.length] ?? null,
        active: index % 5 !== 0,
        startDate: [null, '2026-01-01', '2026-01-02', '2025-12-31'][index % 4] ?? null,
        emails:
          index % 2
            ? [
                { value: title, type: 'a', primary: index % 3 === 0 },
                { value: 'b', type: WORDS[index - 1] ?? 'a' },
              ]
            : [],
        customFields: [
          { key: 'nick', value: index % 2 ? title : null },
          { key: 'desk', value: [-1, 10.5, 9, null][index % 4] },
          { key: 'joined', value: [null, '2026-01-01', '2026-01-02'][index % 3] },
          { key: 'remote', value: [true, null, false][index % 3] },
        ],
        phoneNumbers: index % 3 ? [] : [{ value: title }],
      });
      if (index % 3 === 1)
        await services.workgroups.create(provider, { displayName: `${title}${index}`, memberIds: [id] });
    }
    everybody = (await services.users.list(asOperator, {}, { first: 200 }, service.company.id)).nodes;
  });
  afterAll(() => service.stop());

  it(`is answered by PostgreSQL as by a plain evaluator, ${RUNS} times`, async () => {
    await fc.assert(
      fc.asyncProperty(userFilter, async (filter) => {
        const { nodes } = await services.users.list(asOperator, filter, { first: 200 }, service.company.id);
        const expected = everybody.filter((user) => holds(filter, user));
        expect(nodes.map(({ userName }) => userName)).toEqual(expected.map(({ userName }) => userName));
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);
});

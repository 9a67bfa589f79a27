import { z } from 'zod';
import { operator, scimClient } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const CREATE = `mutation ($input: CustomFieldCreateInput!, $company: ID) { answer: customFieldCreate(input: $input, companyId: $company) {
  customField { id key label description kind required maxLength minimum maximum earliest latest choices } userErrors { code message field } } }`;
const UPDATE = `mutation ($id: ID!, $input: CustomFieldUpdateInput!, $company: ID) { answer: customFieldUpdate(id: $id, input: $input, companyId: $company) {
  customField { key label required choices } userErrors { code message field } } }`;
const REORDER = `mutation ($ids: [ID!]!, $company: ID) { answer: customFieldReorder(ids: $ids, companyId: $company) {
  customFields { key } userErrors { code message field } } }`;
const RETIRE = `mutation ($id: ID!, $company: ID) { answer: customFieldRetire(id: $id, companyId: $company) {
  deletedId userErrors { code message } } }`;
const USER_CREATE = `mutation ($input: UserCreateInput!, $company: ID) { answer: userCreate(input: $input, companyId: $company) {
  user { id customFields { key value } } userErrors { code message field } } }`;
const USER_UPDATE = `mutation ($id: ID!, $input: UserUpdateInput!, $company: ID) { answer: userUpdate(id: $id, input: $input, companyId: $company) {
  user { active version customFields { key value } } userErrors { code message field } } }`;
const USERS = `query ($company: ID, $filter: UserFilter, $orderBy: UserOrder) { company(id: $company) {
  users(filter: $filter, orderBy: $orderBy) { totalCount nodes { userName customFields { key value } } } } }`;

const answerSchema = z.record(z.string(), z.unknown());
const idSchema = z.object({ customField: z.object({ id: z.string() }) });

describe('Custom fields over GraphQL', () => {
  let service: TestService;
  let token: string;
  let company: CompanyContext;
  const ask = async (query: string, variables: object) => {
    const { data, errors } = await graphql(service, query, { company: company.id, ...variables }, token);
    expect(errors).toBeUndefined();
    return answerSchema.parse(data?.answer ?? data?.company);
  };
  const create = (input: object) => ask(CREATE, { input: { label: 'Label', ...input } });
  const make = async (input: object) => idSchema.parse(await create(input)).customField.id;
  const keys = async () => {
    const { customFields } = await ask('query ($company: ID) { company(id: $company) { customFields { key } } }', {});
    return z
      .array(z.object({ key: z.string() }))
      .parse(customFields)
      .map(({ key }) => key);
  };
  const names = async (variables: object) => {
    const answer = await ask(USERS, variables);
    const users = z.object({ totalCount: z.number(), nodes: z.array(z.object({ userName: z.string() })) });
    const { totalCount, nodes } = users.parse(answer.users);
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ userName }) => userName);
  };
  let count = 0;

  beforeAll(async () => {
    service = await startTestService();
    token = await staffToken(service, true);
  });
  beforeEach(async () => {
    ({ company } = await service.addCompany(`c${++count}`));
    await service.service.services.settings.update(operator('test'), { scimEnabled: false }, company.id);
  });
  afterAll(() => service.stop());

  it('tell how many users have no value, and list them', async () => {
    await make({ key: 'desk', kind: 'NUMBER' });
    await ask(USER_CREATE, { input: { userName: 'with', customFields: [{ key: 'desk', value: 1 }] } });
    await ask(USER_CREATE, { input: { userName: 'without' } });
    const count = 'query ($company: ID) { company(id: $company) { customFields { key usersWithoutValue } } }';
    expect(await ask(count, {})).toEqual({ customFields: [{ key: 'desk', usersWithoutValue: 2 }] });
    const missing = await names({ filter: { customFields: [{ key: 'desk', present: false }] } });
    expect(missing).toEqual([expect.stringMatching(/^ada@/), 'without']);
  });

  it('are made, listed in order, renamed, put into another order and retired, each told by an event', async () => {
    const size = await make({ key: 'size', kind: 'CHOICE', choices: ['S', 'M'], description: 'Of shirts' });
    expect(await create({ key: 'desk', kind: 'NUMBER', minimum: 1.5, required: true })).toEqual({
      customField: {
        id: expect.any(String),
        key: 'desk',
        label: 'Label',
        description: null,
        kind: 'NUMBER',
        required: true,
        maxLength: null,
        minimum: 1.5,
        maximum: null,
        earliest: null,
        latest: null,
        choices: [],
      },
      userErrors: [],
    });
    const joined = await make({ key: 'joined', kind: 'DATE', earliest: '2000-01-01' });
    expect(await keys()).toEqual(['size', 'desk', 'joined']);
    const change = { label: 'Shirt', choices: ['S', 'M', 'L'] };
    expect(await ask(UPDATE, { id: size, input: change })).toEqual({
      customField: { key: 'size', required: false, ...change },
      userErrors: [],
    });
    const fields = await service.service.services.customFields.list(operator('test'), company.id);
    const ids = fields.map(({ id }) => id).toReversed();
    expect(await ask(REORDER, { ids })).toMatchObject({ userErrors: [] });
    expect(await keys()).toEqual(['joined', 'desk', 'size']);
    expect(await ask(RETIRE, { id: joined })).toEqual({ deletedId: joined, userErrors: [] });
    expect(await keys()).toEqual(['desk', 'size']);
    const { nodes } = await service.service.services.events.list(operator('test'), {}, { first: 6 }, company.id);
    expect(nodes.toReversed()).toMatchObject([
      { action: 'CUSTOM_FIELD_CREATED', subjectKind: 'CUSTOM_FIELD', subjectId: size, subjectName: 'size' },
      { action: 'CUSTOM_FIELD_CREATED', subjectName: 'desk' },
      { action: 'CUSTOM_FIELD_CREATED', subjectName: 'joined' },
      {
        action: 'CUSTOM_FIELD_UPDATED',
        subjectName: 'size',
        changes: [
          { field: 'label', before: 'Label', after: 'Shirt' },
          { field: 'choices', before: ['S', 'M'], after: ['S', 'M', 'L'] },
        ],
      },
      { action: 'CUSTOM_FIELDS_REORDERED', changes: [{ field: 'order', before: ['size', 'desk', 'joined'] }] },
      { action: 'CUSTOM_FIELD_RETIRED', subjectId: joined, subjectName: 'joined' },
    ]);
  });

  it('refuse a key that is or was in use, whatever its case, and a field that makes no sense', async () => {
    const id = await make({ key: 'costCode', kind: 'TEXT' });
    const refused = async (input: object) => (await create(input)).userErrors;
    expect(await refused({ key: 'costcode', kind: 'TEXT' })).toMatchObject([{ code: 'TAKEN', field: ['key'] }]);
    await ask(RETIRE, { id });
    expect(await refused({ key: 'costCode', kind: 'TEXT' })).toEqual([
      {
        code: 'TAKEN',
        field: ['key'],
        message: 'The key costCode was in use, by a field that is retired; keys differ in more than case.',
      },
    ]);
    expect(await refused({ key: 'Cost', kind: 'TEXT' })).toMatchObject([{ code: 'INVALID', field: ['key'] }]);
    expect(await refused({ key: 'size', kind: 'CHOICE' })).toMatchObject([{ code: 'REQUIRED', field: ['choices'] }]);
    for (const ask_ of [ask(UPDATE, { id, input: {} }), ask(RETIRE, { id })])
      expect((await ask_).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await keys()).toEqual([]);
  });

  it('are put in order only when each is named once', async () => {
    const [one, two] = [await make({ key: 'one', kind: 'TEXT' }), await make({ key: 'two', kind: 'TEXT' })];
    for (const ids of [[], [one], [one, one], [one, two, one]])
      expect((await ask(REORDER, { ids })).userErrors).toMatchObject([{ code: 'INVALID', field: ['ids'] }]);
    expect(await keys()).toEqual(['one', 'two']);
  });

  it('number 100 at most', async () => {
    const { customFields } = service.service.services;
    for (let number = 0; number < 100; number++)
      await customFields.create(operator('test'), { key: `f${number}`, kind: 'TEXT', label: 'x' }, company.id);
    expect((await create({ key: 'more', kind: 'TEXT' })).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    await ask(RETIRE, { id: (await customFields.list(operator('test'), company.id))[0]?.id });
    expect((await create({ key: 'more', kind: 'TEXT' })).userErrors).toEqual([]);
  });

  it('have 2,000 choices in all at most', async () => {
    const { customFields } = service.service.services;
    const choices = Array.from({ length: 200 }, (_, number) => `c${number}`);
    const draft = { kind: 'CHOICE', label: 'x' } as const;
    for (let number = 0; number < 9; number++)
      await customFields.create(operator('test'), { ...draft, key: `f${number}`, choices }, company.id);
    const id = await make({ key: 'last', kind: 'CHOICE', choices: choices.slice(1) });
    const refused = [{ code: 'LIMIT_EXCEEDED', field: ['choices'] }];
    expect((await create({ key: 'more', kind: 'CHOICE', choices: ['a', 'b'] })).userErrors).toMatchObject(refused);
    expect((await ask(UPDATE, { id, input: { choices } })).userErrors).toEqual([]);
    expect((await create({ key: 'more', kind: 'CHOICE', choices: ['a'] })).userErrors).toMatchObject(refused);
  });

  it('cannot be changed by an identity provider', async () => {
    const provider = scimClient({ ...company, scimEnabled: true }, 'okta', 'test');
    const draft = { key: 'one', kind: 'TEXT', label: 'One' } as const;
    await expect(service.service.services.customFields.create(provider, draft)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('are given to users, shown in order, changed and cleared one by one, and told by events', async () => {
    await make({ key: 'size', kind: 'CHOICE', choices: ['S', 'M'] });
    await make({ key: 'desk', kind: 'NUMBER' });
    await make({ key: 'remote', kind: 'BOOLEAN' });
    const customFields = [
      { key: 'remote', value: false },
      { key: 'desk', value: 0.5 },
      { key: 'size', value: 'm' },
    ];
    const { user } = await ask(USER_CREATE, { input: { userName: 'ada', customFields } });
    const { id } = z.object({ id: z.string() }).parse(user);
    expect(user).toMatchObject({
      customFields: [
        { key: 'size', value: 'M' },
        { key: 'desk', value: 0.5 },
        { key: 'remote', value: false },
      ],
    });
    const change = [
      { key: 'desk', value: null },
      { key: 'size', value: 'S' },
    ];
    expect((await ask(USER_UPDATE, { id, input: { customFields: change } })).user).toMatchObject({
      version: 2,
      customFields: [
        { key: 'size', value: 'S' },
        { key: 'remote', value: false },
      ],
    });
    const { nodes } = await service.service.services.events.list(operator('test'), {}, { first: 1 }, company.id);
    expect(nodes[0]?.changes).toEqual([
      { field: 'custom.size', before: 'M', after: 'S' },
      { field: 'custom.desk', before: 0.5, after: null },
    ]);
    expect((await ask(USER_UPDATE, { id, input: { customFields: null } })).user).toMatchObject({ customFields: [] });
  });

  it('refuse a value, and with it everything that was asked for beside it', async () => {
    await make({ key: 'size', kind: 'CHOICE', choices: ['S', 'M'] });
    const { user } = await ask(USER_CREATE, { input: { userName: 'ada' } });
    const input = { active: false, title: 'x', customFields: [{ key: 'size', value: 'XL' }] };
    const { id } = z.object({ id: z.string() }).parse(user);
    const refusal = {
      code: 'INVALID',
      message: 'size cannot be "XL": it takes one of "S", "M".',
      field: ['customFields', 'size'],
    };
    expect(await ask(USER_UPDATE, { id, input })).toEqual({ user: null, userErrors: [refusal] });
    expect((await ask(USER_UPDATE, { id, input: {} })).user).toEqual({ active: true, version: 1, customFields: [] });
    const { nodes } = await service.service.services.events.list(operator('test'), {}, { first: 1 }, company.id);
    expect(nodes).toMatchObject([{ action: 'USER_UPDATED', outcome: 'REFUSED', subjectId: id, refusal }]);
  });

  it('that are required are asked of new users, and stay away from those who lack them', async () => {
    const { user } = await ask(USER_CREATE, { input: { userName: 'before' } });
    await make({ key: 'badge', kind: 'TEXT', required: true });
    const { id } = z.object({ id: z.string() }).parse(user);
    expect((await ask(USER_UPDATE, { id, input: { title: 'x' } })).userErrors).toEqual([]);
    const late = { userName: 'after' };
    expect((await ask(USER_CREATE, { input: late })).userErrors).toMatchObject([
      { code: 'REQUIRED', field: ['customFields', 'badge'] },
    ]);
    await ask(USER_CREATE, { input: { ...late, customFields: [{ key: 'badge', value: '7' }] } });
    const lacking = { filter: { customFields: [{ key: 'badge', present: false }] } };
    expect(await names(lacking)).toEqual([`ada@${company.slug}.test`, 'before']);
  });

  it('that are retired are shown and taken no more, whatever users have in them', async () => {
    const id = await make({ key: 'badge', kind: 'TEXT' });
    await ask(USER_CREATE, { input: { userName: 'ada', customFields: [{ key: 'badge', value: '7' }] } });
    await ask(RETIRE, { id });
    const { users } = await ask(USERS, {});
    expect(users).toMatchObject({ nodes: [{ customFields: [] }, { customFields: [] }] });
    const input = { userName: 'bob', customFields: [{ key: 'badge', value: '7' }] };
    expect((await ask(USER_CREATE, { input })).userErrors).toEqual([
      { code: 'INVALID', message: 'This company has no custom field "badge": it has none.', field: ['customFields'] },
    ]);
  });

  it('are asked about and sorted by as their kind has it', async () => {
    await make({ key: 'nick', kind: 'TEXT' });
    await make({ key: 'desk', kind: 'NUMBER' });
    await make({ key: 'joined', kind: 'DATE' });
    await make({ key: 'remote', kind: 'BOOLEAN' });
    const people = [
      ['a', 'Straße', 10, '2026-01-31', true],
      ['b', 'zoe', 9, '2025-12-31', false],
      ['c', 'Abe', -1.5, '2026-02-01', true],
    ] as const;
    for (const [userName, ...values] of people)
      await ask(USER_CREATE, {
        input: {
          userName,
          customFields: ['nick', 'desk', 'joined', 'remote'].map((key, index) => ({ key, value: values[index] })),
        },
      });
    const administrator = `ada@${company.slug}.test`;
    const found = (...customFields: object[]) => names({ filter: { customFields } });
    expect(await found({ key: 'nick', text: { eq: 'STRASSE' } })).toEqual(['a']);
    expect(await found({ key: 'nick', text: { contains: 'e', lt: 'B' } })).toEqual(['c']);
    expect(await found({ key: 'desk', number: { gte: 9 } })).toEqual(['a', 'b']);
    expect(await found({ key: 'desk', number: { eq: -1.5 } })).toEqual(['c']);
    expect(
      await found({ key: 'joined', date: { gt: '2025-12-31' } }, { key: 'remote', boolean: { eq: true } }),
    ).toEqual(['a', 'c']);
    expect(await found({ key: 'remote', boolean: { present: false } })).toEqual([administrator]);
    expect(await names({ filter: { not: { customFields: [{ key: 'desk', number: { lt: 10 } }] } } })).toEqual([
      administrator,
      'a',
    ]);
    const sorted = (customField: string, direction?: string) =>
      names({ orderBy: { field: 'CUSTOM_FIELD', customField, direction } });
    expect(await sorted('desk')).toEqual(['c', 'b', 'a', administrator]);
    expect(await sorted('desk', 'DESC')).toEqual([administrator, 'a', 'b', 'c']);
    expect(await sorted('nick')).toEqual(['c', 'a', 'b', administrator]);
    expect(await sorted('joined')).toEqual(['b', 'a', 'c', administrator]);
    expect(await sorted('remote')).toEqual(['b', 'a', 'c', administrator]);
  });

  it.each([
    [{ filter: { customFields: [{ key: 'nobody', present: true }] } }],
    [{ filter: { not: { or: [{ customFields: [{ key: 'desk', text: { eq: '1' } }] }] } } }],
    [{ orderBy: { field: 'CUSTOM_FIELD', customField: "x' desc" } }],
    [{ orderBy: { field: 'CUSTOM_FIELD' } }],
    [{ orderBy: { field: 'TITLE', customField: 'desk' } }],
  ])('are not asked about by %j', async (question) => {
    await make({ key: 'desk', kind: 'NUMBER' });
    const { errors } = await graphql(service, USERS, { company: company.id, ...question }, token);
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
  });

  it('of one user are changed by two at once, and none is lost', async () => {
    const keysOfAll = Array.from({ length: 8 }, (_, index) => `f${index}`);
    for (const key of keysOfAll) await make({ key, kind: 'NUMBER' });
    const { user } = await ask(USER_CREATE, { input: { userName: 'ada' } });
    const { id } = z.object({ id: z.string() }).parse(user);
    await Promise.all(
      keysOfAll.map((key, value) => ask(USER_UPDATE, { id, input: { customFields: [{ key, value }] } })),
    );
    expect((await ask(USER_UPDATE, { id, input: {} })).user).toMatchObject({
      version: 9,
      customFields: keysOfAll.map((key, value) => ({ key, value })),
    });
  });

  it('of one company are unknown to another', async () => {
    await make({ key: 'desk', kind: 'NUMBER' });
    const other = await service.addCompany(`other${count}`);
    const input = { userName: 'x', customFields: [{ key: 'desk', value: 1 }] };
    await service.service.services.settings.update(operator('test'), { scimEnabled: false }, other.company.id);
    const { data } = await graphql(service, USER_CREATE, { company: other.company.id, input }, token);
    expect(data?.answer).toMatchObject({ user: null, userErrors: [{ code: 'INVALID' }] });
  });
});

import { z } from 'zod';
import { operator } from '../../src/domain/actor.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const userErrors = z.array(z.object({ code: z.string() }));
const payloadSchema = z.object({
  results: z
    .array(
      z
        .object({ id: z.string().nullable(), version: z.number().nullable(), isFault: z.boolean(), userErrors })
        .nullable(),
    )
    .nullable(),
  userErrors,
});

describe('scimBatch, for internal tools', () => {
  let service: TestService;
  let token: string;
  beforeAll(async () => {
    service = await startTestService({ BULK_OPERATIONS_MAX: '4' });
    token = await staffToken(service, true);
  });
  afterAll(() => service.stop());

  const setScim = (scimEnabled: boolean) =>
    service.service.services.settings.update(operator('op'), { scimEnabled }, service.company.id);

  async function batch(items: object[], more: object = {}, as = token) {
    const query = `mutation ($items: [ScimBatchItem!]!, $failOnErrors: Int, $companyId: ID) {
      scimBatch(items: $items, failOnErrors: $failOnErrors, companyId: $companyId) {
        results { id version isFault userErrors { code } } userErrors { code } } }`;
    const { data } = await graphql(service, query, { items, companyId: service.company.id, ...more }, as);
    const { results, userErrors: errors } = payloadSchema.parse(data?.scimBatch);
    return { results, codes: errors.map(({ code }) => code) };
  }

  const codesOf = ({ results }: Awaited<ReturnType<typeof batch>>) =>
    results?.map((result) => result && (result.userErrors[0]?.code ?? 'done'));

  it('makes, changes and deletes, each item with what the others made', async () => {
    await setScim(false);
    const answer = await batch([
      { bulkId: 'team', workgroupCreate: { displayName: 'Team', memberIds: ['bulkId:ann'] } },
      { bulkId: 'ann', userCreate: { userName: 'ann' } },
      { bulkId: 'bob', userCreate: { userName: 'bob', workgroupId: 'bulkId:team', manager: 'bulkId:ann' } },
      { userDelete: { id: 'bulkId:ann', ifVersion: [2] } },
    ]);
    expect(codesOf(answer)).toEqual(['done', 'done', 'done', 'done']);
    expect(answer.results?.map((result) => result?.version)).toEqual([1, 1, 1, null]);
    await setScim(true);
    const [team, , bob] = answer.results ?? [];
    expect(await clientOf(service, service).members(String(team?.id))).toEqual([bob?.id]);
  });

  it('AD-01: is refused item by item while the identity provider looks after people', async () => {
    await setScim(true);
    const items = [{ userCreate: { userName: 'managed' } }, { workgroupCreate: { displayName: 'Ours' } }];
    expect(codesOf(await batch(items))).toEqual(['MANAGED_BY_IDENTITY_PROVIDER', 'done']);
  });

  it('takes items with exactly one deed, and counts the others as errors', async () => {
    const two = { userDelete: { id: 'x' }, workgroupDelete: { id: 'x' } };
    expect(codesOf(await batch([{}, two, { workgroupDelete: { id: 'x' } }]))).toEqual([
      'INVALID',
      'INVALID',
      'NOT_FOUND',
    ]);
    expect(codesOf(await batch([{}, two, {}], { failOnErrors: 2 }))).toEqual(['INVALID', 'INVALID', null]);
  });

  it.each<[string, object[], object, string]>([
    ['more items than are taken', Array(5).fill({}), {}, 'LIMIT_EXCEEDED'],
    ['failOnErrors of 0', [{}], { failOnErrors: 0 }, 'INVALID'],
    ['a bulkId twice', Array(2).fill({ bulkId: 'twice', workgroupCreate: { displayName: 'Twice' } }), {}, 'INVALID'],
    ['no company', [{}], { companyId: null }, 'REQUIRED'],
  ])('is refused as a whole: %s', async (_, items, more, code) => {
    expect(await batch(items, more)).toEqual({ results: null, codes: [code] });
  });

  it('is refused to those who may only read', async () => {
    expect((await batch([{}], {}, await staffToken(service, false))).codes).toEqual(['FORBIDDEN']);
  });
});

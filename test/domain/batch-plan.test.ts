import type { BatchItem } from '../../src/domain/batch.ts';
import { planBatch } from '../../src/domain/batch-plan.ts';

const user = (bulkId: string, manager?: string): BatchItem => ({
  bulkId,
  userCreate: { userName: bulkId, ...(manager !== undefined && { manager }) },
});
const group = (bulkId: string, memberIds: string[]): BatchItem => ({
  bulkId,
  workgroupCreate: { displayName: bulkId, memberIds },
});
const turns = (items: BatchItem[]) => planBatch(items).map(({ index, closes }) => (closes ? [index] : index));

describe('The order of a batch', () => {
  it.each<[string, BatchItem[], (number | number[])[]]>([
    ['nothing', [], []],
    ['what refers to nothing', [user('a'), user('b'), {}, user('c', 'bulkId:nobody')], [0, 1, 2, 3]],
    ['what refers back', [user('a'), group('g', ['bulkId:a']), user('b', 'bulkId:a')], [0, 1, 2]],
    [
      'what refers forward',
      [user('x'), group('g', ['bulkId:b', 'bulkId:a']), user('y'), user('a'), user('b')],
      [0, 3, 4, 1, 2],
    ],
    ['a chain', [user('a', 'bulkId:b'), user('b', 'bulkId:c'), user('c')], [2, 1, 0]],
    ['a circle', [user('a', 'bulkId:b'), user('b', 'bulkId:c'), user('c', 'bulkId:a')], [2, 1, 0, [2]]],
    ['a circle of one', [user('a', 'bulkId:a')], [0, [0]]],
    [
      'what refers to a circle',
      [group('g', ['bulkId:a']), user('a', 'bulkId:b'), user('b', 'bulkId:a')],
      [2, 1, 0, [2]],
    ],
    ['a name that only a change has', [{ userDelete: { id: 'x' }, bulkId: 'd' }, user('a', 'bulkId:d')], [0, 1]],
  ])('%s', (_, items, expected) => {
    expect(turns(items)).toEqual(expected);
  });

  it('leaves out of a circle what comes too early, and sets it at the end', () => {
    const items: BatchItem[] = [
      { bulkId: 'a', userCreate: { userName: 'a', manager: 'bulkId:b', approver: 'somebody', title: 'A' } },
      { bulkId: 'b', userCreate: { userName: 'b', manager: 'boss', approver: 'bulkId:a', workgroupId: 'bulkId:g' } },
      group('g', ['known', 'bulkId:a', 'bulkId:b']),
    ];
    const { userCreate: b } = planBatch(items)[1]?.item ?? {};
    expect(planBatch(items)).toEqual([
      { index: 2, closes: false, item: group('g', ['known']) },
      {
        index: 1,
        closes: false,
        item: { bulkId: 'b', userCreate: { ...b, userName: 'b', manager: 'boss', workgroupId: 'bulkId:g' } },
      },
      { index: 0, closes: false, item: items[0] },
      {
        index: 2,
        closes: true,
        item: { workgroupUpdate: { id: 'bulkId:g', input: { members: { add: ['bulkId:a', 'bulkId:b'] } } } },
      },
      { index: 1, closes: true, item: { userUpdate: { id: 'bulkId:b', input: { approver: 'bulkId:a' } } } },
    ]);
    expect(b?.approver).toBeUndefined();
  });

  it('refuses a bulkId that comes twice', () => {
    expect(() => planBatch([user('a'), group('a', [])])).toThrow(expect.objectContaining({ code: 'INVALID' }));
  });

  it('of a chain of ten thousand needs no deep stack', () => {
    const length = 10_000;
    const chain = Array.from({ length }, (_, n) => user(String(n), `bulkId:${n + 1}`));
    expect(turns(chain)).toEqual(Array.from({ length }, (_, n) => length - 1 - n));
  });
});

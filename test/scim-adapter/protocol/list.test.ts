import { listResponse, readPaging } from '../../../scim-adapter/protocol/list.ts';
import { refusal } from './fixtures.ts';

describe('Paging (RFC 7644 §3.4.2.4)', () => {
  it.each([
    [{}, 1, 100],
    [{ startIndex: '1', count: '2' }, 1, 2],
    [{ startIndex: '0', count: '0' }, 1, 0],
    [{ startIndex: '-5', count: '-5' }, 1, 0],
    [{ startIndex: '101', count: '1000' }, 101, 200],
    [{ startIndex: '9'.repeat(400), count: '9'.repeat(400) }, 2_147_483_647, 200],
  ])('reads %j', (query, startIndex, count) => {
    expect(readPaging(query)).toStrictEqual({ startIndex, count });
  });

  it.each(['', 'x', '1.5', '1e3', '0x10', ' 1', '1;', 'NaN'])('refuses %j as a number', (text) => {
    expect(() => readPaging({ count: text })).toThrow(refusal('invalidValue', /"count" must be an integer/));
    expect(() => readPaging({ startIndex: text })).toThrow(refusal('invalidValue', /"startIndex"/));
  });

  it.each([
    [{ cursor: '' }, '', 100],
    [{ cursor: 'abc', count: '7' }, 'abc', 7],
    [{ cursor: 'abc', count: '-1' }, 'abc', 0],
    [{ cursor: 'abc', count: '201' }, 'abc', 200],
  ])('reads %j (RFC 9865 §2)', (query, cursor, count) => {
    expect(readPaging(query)).toStrictEqual({ cursor, count });
  });

  it('refuses a cursor together with an index, and calls a count by its name there (RFC 9865 §2.1)', () => {
    expect(() => readPaging({ cursor: '', startIndex: '1' })).toThrow(refusal('invalidValue', /not both/));
    expect(() => readPaging({ cursor: '', count: 'x' })).toThrow(refusal('invalidCount', /"count"/));
    expect(() => readPaging({ cursor: ['', ''] })).toThrow(refusal('invalidValue', /only once/));
  });

  it('refuses a parameter that came twice', () => {
    expect(() => readPaging({ count: ['1', '2'] })).toThrow(refusal('invalidValue', /only once/));
  });

  it('wraps a page, also an empty one', () => {
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse'];
    expect(listResponse([{ id: '1' }], 7, { startIndex: 3 })).toEqual({
      schemas,
      totalResults: 7,
      startIndex: 3,
      itemsPerPage: 1,
      Resources: [{ id: '1' }],
    });
    expect(listResponse([], 0, { startIndex: 1 })).toEqual({
      schemas,
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
  });
});

import { newId } from '../../src/domain/id.ts';
import { cursorOf, readPage } from '../../src/domain/page.ts';

describe('Which page is asked for', () => {
  it('finds in a cursor the id that was put into it', () => {
    const id = newId();
    expect(readPage({ first: 10, after: cursorOf(id) })).toEqual({ limit: 10, offset: 0, afterId: id });
  });

  it.each([
    ['first', { first: -1 }],
    ['first', { first: 201 }],
    ['offset', { first: 1, offset: -1 }],
    ['after', { first: 1, after: 'x' }],
    ['after', { first: 1, after: `${cursorOf(newId())}A` }],
    ['after', { first: 1, after: cursorOf(newId()), offset: 1 }],
  ])('refuses a wrong %s: %j', (field, page) => {
    expect(() => readPage(page)).toThrow(expect.objectContaining({ code: 'INVALID', field: [field] }));
  });
});

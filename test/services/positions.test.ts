import { jest } from '@jest/globals';
import { Positions } from '../../src/services/positions.ts';

const place = (id: string) => ({ id });

describe('Where walks by offset have come to', () => {
  let positions: Positions;
  beforeEach(() => {
    positions = new Positions();
  });
  afterEach(() => jest.restoreAllMocks());

  it('is where the page before ended, for that list and offset only', () => {
    positions.note('users 100', place('b'));
    expect(positions.take('users 200')).toBeUndefined();
    expect(positions.take('users 100')).toEqual(place('b'));
  });

  it('is the same when the same page is asked for again', () => {
    positions.note('users 100', place('b'));
    expect([positions.take('users 100'), positions.take('users 100')]).toEqual([place('b'), place('b')]);
  });

  it('is its own for a walk that begins when another one is past', () => {
    positions.note('users 100', place('b'));
    positions.take('users 100');
    positions.note('users 100', place('c'));
    expect(positions.take('users 100')).toEqual(place('c'));
  });

  it('is the first place for two walks that cannot be told apart, so that neither misses an entry', () => {
    positions.note('users 100', place('c'));
    positions.note('users 100', place('b'));
    expect([positions.take('users 100'), positions.take('users 100')]).toEqual([place('b'), place('b')]);
    positions.note('users 100', place('d'));
    expect(positions.take('users 100')).toEqual(place('d'));
  });

  it('is forgotten after five minutes', () => {
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
    positions.note('users 100', place('b'));
    clock.mockReturnValue(now + 300_000);
    expect(positions.take('users 100')).toBeUndefined();
  });

  it('is forgotten when too many others came later', () => {
    positions.note('first', place('b'));
    for (let index = 1; index < 5_000; index++) positions.note(`other ${index}`, place('b'));
    expect(positions.take('first')).toBeDefined();
    positions.note('one more', place('b'));
    expect(positions.take('first')).toBeUndefined();
    expect(positions.take('one more')).toBeDefined();
  });
});

import { blankUser, changeOfDraft, type UserChange, userDelta } from '../../src/domain/user-change.ts';

const ada = {
  ...blankUser('LEAVEWIZARD'),
  userName: 'Ada@acme.test',
  displayName: 'Ada',
  emails: [{ value: 'ada@acme.test', type: 'work', primary: true }],
};

describe('Working out a change of a user', () => {
  it('finds nothing to write when the values are the ones that are there', () => {
    const change = {
      userName: 'Ada@acme.test',
      displayName: 'Ada',
      emails: [{ replaceAll: ada.emails }],
      title: null,
      active: true,
    };
    expect(userDelta(ada, change, [])).toEqual({ values: {}, changes: [] });
  });

  it('writes what differs and tells what was before', () => {
    expect(userDelta(ada, { displayName: 'Ada L.', title: 'Countess' }, [])).toEqual({
      values: { displayName: 'Ada L.', title: 'Countess' },
      changes: [
        { field: 'displayName', before: 'Ada', after: 'Ada L.' },
        { field: 'title', before: null, after: 'Countess' },
      ],
    });
  });

  it.each(['', null])('clears an optional attribute that is %j', (displayName) => {
    expect(userDelta(ada, { displayName }, []).values).toEqual({ displayName: null });
  });

  it('writes a userName that differs in case alone', () => {
    expect(userDelta(ada, { userName: 'ada@ACME.test' }, []).values).toEqual({ userName: 'ada@ACME.test' });
  });

  it('keeps the day of a date with a time', () => {
    expect(userDelta(ada, { startDate: '2026-11-24T08:00:00Z' }, []).values).toEqual({ startDate: '2026-11-24' });
  });

  it('keeps the country of holidays in capitals', () => {
    expect(userDelta(ada, { holidayCountry: 'de' }, []).values).toEqual({ holidayCountry: 'DE' });
  });

  it.each<[string, string, UserChange]>([
    ['REQUIRED', 'userName', { userName: null }],
    ['REQUIRED', 'userName', { userName: '  ' }],
    ['INVALID', 'userName', { userName: 'a\u200bb' }],
    ['INVALID', 'userName', { userName: 'a\u202eb' }],
    ['INVALID', 'userName', { userName: 'a\nb' }],
    ['INVALID', 'userName', { userName: 'x'.repeat(321) }],
    ['INVALID', 'userName', { userName: '\ufdfa'.repeat(200) }],
    ['INVALID', 'title', { title: 'a\0b' }],
    ['INVALID', 'title', { title: '\ud800' }],
    ['INVALID', 'externalId', { externalId: 'x'.repeat(513) }],
    ['INVALID', 'active', { active: null }],
    ['INVALID', 'startDate', { startDate: '2026-02-30' }],
    ['INVALID', 'startDate', { startDate: 'soon' }],
    ['INVALID', 'holidayCountry', { holidayCountry: '1A' }],
    ['INVALID', 'emails', { emails: [{ add: [{ value: 'x'.repeat(1025) }] }] }],
  ])('refuses as %s and names %s: %j', (code, field, change) => {
    expect(() => userDelta(ada, change, [])).toThrow(
      expect.objectContaining({ code, field: expect.arrayContaining([field]) }),
    );
  });

  it('makes of a draft a change that leaves nothing of what was there', () => {
    const { values } = userDelta(ada, changeOfDraft({ userName: 'new@acme.test' }, []), []);
    expect(values).toEqual({ userName: 'new@acme.test', displayName: null, emails: [] });
  });
});

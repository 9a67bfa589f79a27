import Sequencer from '@jest/test-sequencer';

/** What takes minutes in `npm run test:faults`: begun last, one worker would be at it long after the other is done. */
const LONGEST = ['history.test.ts', 'database.test.ts', 'kill.test.ts', 'shutdown.test.ts'];

/** Begins with the tests that take longest; the order of the others is Jest's. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ path }) {
  const place = LONGEST.findIndex((name) => path.endsWith(`/${name}`));
  return place < 0 ? LONGEST.length : place;
}

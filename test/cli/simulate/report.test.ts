import { PassThrough } from 'node:stream';
import { createProgress } from '../../../src/cli/simulate/progress.ts';
import { percentile, Recorder } from '../../../src/cli/simulate/recorder.ts';
import { renderReport, type SimulationReport } from '../../../src/cli/simulate/report.ts';

const report: SimulationReport = {
  style: 'oin',
  seed: 1,
  users: 2,
  groups: 1,
  seconds: 1.5,
  kinds: [
    { kind: 'POST /Users', requests: 1000, errors: 0, p50Ms: 12.3, p99Ms: 140 },
    { kind: 'PATCH /Groups/{id} members', requests: 20, errors: 1, p50Ms: 5, p99Ms: 6 },
  ],
  requestCount: 1020,
  errorCount: 1,
  errors: ['PATCH /Groups/{id} members: answered 500'],
  differences: [{ subject: 'user a by its id', attribute: 'title', expected: 'Chef', actual: undefined }],
  retries: 0,
  throttled: 0,
};

describe('The report', () => {
  it('is a table of requests, then the errors, then the differences', () => {
    expect(renderReport(report)).toBe(
      [
        'request                     requests  errors  p50 ms  p99 ms',
        'POST /Users                     1000       0    12.3   140.0',
        'PATCH /Groups/{id} members        20       1     5.0     6.0',
        'all, in 1.5 s                   1020       1',
        '',
        '1 errors',
        '  PATCH /Groups/{id} members: answered 500',
        '1 differences',
        '  user a by its id: title is absent, not "Chef"',
      ].join('\n'),
    );
  });

  it('lists twenty differences and counts all', () => {
    const differences = Array.from({ length: 30 }, (_, n) => ({
      subject: `s${n}`,
      attribute: 'a',
      expected: n,
      actual: 0,
    }));
    const lines = renderReport({ ...report, differences }).split('\n');
    expect(lines).toContain('30 differences');
    expect(lines.at(-1)).toBe('  s19: a is 0, not 19');
  });

  it('says that it ended early, and what was repeated', () => {
    const text = renderReport({ ...report, stopped: 'gone', retries: 3, throttled: 2 });
    expect(text).toContain('Ended early: gone');
    expect(text).toContain('3 repeated after an outage, 2 after 429');
  });

  it('counts percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => n + 1);
    expect([
      percentile(hundred, 0.5),
      percentile(hundred, 0.99),
      percentile([7.26], 0.99),
      percentile([], 0.5),
    ]).toEqual([50, 99, 7.3, 0]);
  });

  it('keeps the first hundred errors and counts all', () => {
    const recorder = new Recorder();
    for (let n = 0; n < 150; n += 1) recorder.failed('GET', `${n}`);
    expect([recorder.errors.length, recorder.errorCount]).toEqual([100, 150]);
  });
});

describe('Progress', () => {
  function streamOf(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
    const stream = Object.assign(new PassThrough(), {
      isTTY,
      columns: 80,
      cursorTo: () => true,
      moveCursor: () => true,
    });
    const clear = { clearLine: () => true, clearScreenDown: () => true };
    return {
      stream: Object.assign(stream, clear) as unknown as NodeJS.WriteStream,
      text: () => String(stream.read() ?? ''),
    };
  }

  it('writes a line per step where there is no terminal', () => {
    const { stream, text } = streamOf(false);
    const progress = createProgress(stream);
    progress.start('Assign users', 2);
    progress.advance('Assign users');
    progress.advance('Assign users');
    progress.finish('Assign users');
    progress.start('Push groups', 5);
    progress.stop();
    expect(text()).toMatch(/^Assign users: 2 of 2 in \d+\.\d s\nPush groups: ended at 0 of 5\n$/);
  });

  it('draws bars on a terminal', () => {
    const { stream, text } = streamOf(true);
    const progress = createProgress(stream);
    progress.start('Assign users', 2);
    progress.advance('Assign users');
    progress.finish('Assign users');
    progress.stop();
    expect(text()).toContain('Assign users');
  });
});

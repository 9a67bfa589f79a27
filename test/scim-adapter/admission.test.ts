import { Admission, type AdmissionLimits } from '../../scim-adapter/routes/admission.ts';

const LIMITS: AdmissionLimits = { maxInFlight: 2, maxQueued: 2, maxWaitMs: 60_000, maxTotal: 100 };

/** Work that goes on until it is told to end. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  let started = false;
  const run = (): Promise<void> => {
    started = true;
    return promise;
  };
  return { run, end: resolve, isStarted: () => started };
}

/** Starts as many requests of a token. */
function requests(admission: Admission, count: number, token = 'one') {
  return Array.from({ length: count }, () => {
    const { run, end, isStarted } = work();
    const done = admission.run(token, run).then(
      () => 'done',
      (error: { status: number; retryAfterSeconds: number }) => [error.status, error.retryAfterSeconds],
    );
    return { done, end, isStarted };
  });
}

describe('SC-38: of the requests of one token', () => {
  it('some are worked on, some wait in their order, and the rest is told to come again', async () => {
    const admission = new Admission(LIMITS);
    const [first, second, third, fourth, fifth] = requests(admission, 5);
    expect([first, second, third, fourth].map((request) => request?.isStarted())).toEqual([true, true, false, false]);
    expect(await fifth?.done).toEqual([429, 1]);
    first?.end();
    await first?.done;
    expect([third?.isStarted(), fourth?.isStarted()]).toEqual([true, false]);
    for (const request of [second, third, fourth]) request?.end();
    expect(await Promise.all([second?.done, third?.done, fourth?.done])).toEqual(['done', 'done', 'done']);
  });

  it('none keeps those of another waiting', () => {
    const admission = new Admission(LIMITS);
    requests(admission, 4);
    expect(requests(admission, 2, 'other').map(({ isStarted }) => isStarted())).toEqual([true, true]);
  });

  it('none waits for ever, and one that gave up takes nobody’s place', async () => {
    const admission = new Admission({ ...LIMITS, maxWaitMs: 1 });
    const [first, second, third] = requests(admission, 3);
    expect(await third?.done).toEqual([429, 1]);
    expect(third?.isStarted()).toBe(false);
    first?.end();
    second?.end();
    await Promise.all([first?.done, second?.done]);
    expect(requests(admission, 2).map(({ isStarted }) => isStarted())).toEqual([true, true]);
  });

  it('one that fails makes room like any other', async () => {
    const admission = new Admission({ ...LIMITS, maxInFlight: 1 });
    await expect(admission.run('one', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(requests(admission, 1)[0]?.isStarted()).toBe(true);
  });

  it('and of all tokens together there is an end too', async () => {
    const admission = new Admission({ ...LIMITS, maxTotal: 3 });
    requests(admission, 2, 'one');
    requests(admission, 1, 'two');
    expect(await requests(admission, 1, 'three')[0]?.done).toEqual([503, 1]);
  });
});

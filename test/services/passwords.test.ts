import { jest } from '@jest/globals';

/** Every hash costs the same: they are counted, never timed. */
const counted = { hashes: 0, running: 0, mostRunning: 0 };
const argon2 = await import('argon2');

async function count<Result>(work: Promise<Result>): Promise<Result> {
  counted.hashes++;
  counted.running++;
  counted.mostRunning = Math.max(counted.mostRunning, counted.running);
  return work.finally(() => counted.running--);
}

jest.unstable_mockModule('argon2', () => ({
  ...argon2,
  hash: (password: string, options: object) => count(argon2.hash(password, options)),
  verify: (phc: string, password: string) => count(argon2.verify(phc, password)),
}));
const { Passwords } = await import('../../src/services/passwords.ts');

const SETTINGS = { memoryKiB: 1024, iterations: 2, parallelism: 1, concurrent: 2, queueMax: 3 };

describe('Passwords', () => {
  it('PW-02: cost one hash to check, whether there is one to check against or not', async () => {
    const passwords = new Passwords(SETTINGS);
    const phc = await passwords.hash('a password');
    await passwords.verify(null, 'warm');
    const tries: [string | null, string, boolean][] = [
      [phc, 'a password', true],
      [phc, 'another', false],
      [null, 'a password', false],
      [phc, '', false],
      [phc, 'x'.repeat(5000), false],
      [null, 'nobody has this password', false],
    ];
    for (const [against, password, matches] of tries) {
      const before = counted.hashes;
      expect(await passwords.verify(against, password)).toBe(matches);
      expect(counted.hashes - before).toBe(1);
    }
  });

  it('PW-11, SC-43: are hashed so many at a time, the next ones wait, and the rest is refused', async () => {
    const passwords = new Passwords(SETTINGS);
    await passwords.verify(null, 'warm');
    counted.mostRunning = 0;
    const settled = await Promise.allSettled(Array.from({ length: 8 }, () => passwords.hash('a password')));
    expect(counted.mostRunning).toBe(SETTINGS.concurrent);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      SETTINGS.concurrent + SETTINGS.queueMax,
    );
    for (const one of settled)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'BUSY', retryAfterSeconds: expect.any(Number) });
    expect(await passwords.verify(await passwords.hash('after'), 'after')).toBe(true);
  });
});

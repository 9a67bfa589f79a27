import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary-directory.ts';

/** Loaded before a service: what it calls `Date` tells the time so many milliseconds from it as stand in the file. */
const shifting = (file: string) => `
  import { readFileSync } from 'node:fs';
  const now = Date.now;
  Date.now = () => now() + Number(readFileSync(${JSON.stringify(file)}, 'utf8'));
  globalThis.Date = new Proxy(Date, {
    apply: (date) => new date(date.now()).toString(),
    construct: (date, given, made) => Reflect.construct(date, given.length > 0 ? given : [date.now()], made),
  });`;

/** The clock of a service in a process of its own. */
export class ShiftedClock {
  private constructor(private readonly file: string) {}

  /** One that is right. */
  static async create(): Promise<ShiftedClock> {
    const clock = new ShiftedClock(join(await temporaryDirectory(), 'shift'));
    clock.set(0);
    return clock;
  }

  /** Sets it so many milliseconds ahead of ours, from now on. */
  set(aheadMs: number): void {
    writeFileSync(this.file, String(aheadMs));
  }

  /** What gives it to a process. */
  get environment(): { NODE_OPTIONS: string } {
    return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(shifting(this.file))}` };
  }
}

import { z } from 'zod';
import type { TestService } from './service.ts';

const lineSchema = z.object({ msg: z.string() });
const MAIL = /^Mail to (\S+), since SMTP_URL is not set:\n\n(.*)$/s;

/** A mail that a start for development printed to the log. */
export interface PrintedMail {
  readonly to: string;
  readonly text: string;
  /** What follows the # in its link. */
  readonly secret: string;
}

/** Every mail the service has sent so far, once all that were begun are sent. */
export async function printedMails({ service, log }: TestService): Promise<PrintedMail[]> {
  await service.settled();
  return log.flatMap((line) => {
    const [, to, text] = MAIL.exec(lineSchema.parse(JSON.parse(line)).msg) ?? [];
    if (to === undefined || text === undefined) return [];
    return [{ to, text, secret: /\/password#(\S+)/.exec(text)?.[1] ?? '' }];
  });
}

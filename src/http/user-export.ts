import type { ServerResponse } from 'node:http';
import { finished, pipeline, Readable } from 'node:stream';
import Router from '@koa/router';
import { type ColumnOption, stringify } from 'csv-stringify';
import type Koa from 'koa';
import { z } from 'zod';
import { isFromOwnPage } from '../auth/same-origin.ts';
import { sessionSecretOf } from '../auth/session-cookie.ts';
import type { CustomField } from '../domain/custom-field.ts';
import type { UserFilter } from '../domain/filter.ts';
import { Refusal } from '../domain/refusal.ts';
import { Role, Source, type User } from '../domain/user.ts';
import type { SessionService } from '../services/session-service.ts';
import type { UserExportService } from '../services/user-export-service.ts';
import { requestIdOf } from './request-id.ts';

const PATH = '/export/users.csv';
const RETRY_AFTER_SECONDS = 10;

/** What narrows the export: the parameters that the address of the page of people has. Others are let be. */
const QUESTION = z.object({
  q: z.string().optional(),
  status: z.enum(['active', 'inactive']).optional(),
  role: z.enum(Role).optional(),
  workgroup: z.string().optional(),
  source: z.enum(Source).optional(),
});

/** A column, and what a user has in it. */
const COLUMNS: Readonly<Record<string, (user: User) => string | null | undefined>> = {
  id: ({ id }) => id,
  userName: ({ userName }) => userName,
  displayName: ({ displayName }) => displayName,
  givenName: ({ givenName }) => givenName,
  familyName: ({ familyName }) => familyName,
  email: ({ emails }) => (emails.find(({ primary }) => primary) ?? emails[0])?.value,
  title: ({ title }) => title,
  department: ({ department }) => department,
  employeeNumber: ({ employeeNumber }) => employeeNumber,
  role: ({ role }) => role,
  active: ({ active }) => String(active),
  workgroup: ({ workgroup }) => workgroup?.displayName,
  source: ({ source }) => source,
  startDate: ({ startDate }) => startDate,
  endDate: ({ endDate }) => endDate,
  externalId: ({ externalId }) => externalId,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};

/** What the export is put together from. */
export interface UserExportParts {
  readonly sessions: SessionService;
  readonly userExport: UserExportService;
  readonly publicUrl: string;
  /** Exports of one company at once. */
  readonly perCompanyMax: number;
}

/**
 * `/export/users.csv`: the users of a company as a table (RFC 4180, UTF-8), for administrators with a session, from
 * pages of our own. It is sent as it is read: a hundred thousand users take no more memory than two hundred.
 */
export function userExportRoutes({ sessions, userExport, publicUrl, perCompanyMax }: UserExportParts): Router {
  const underWay = new UnderWay(perCompanyMax);
  const router = new Router();
  router.get(PATH, async (ctx) => {
    if (!isFromOwnPage(ctx, publicUrl)) return refuse(ctx, 403, 'Only pages of LeaveWizard may ask for this.');
    const secret = sessionSecretOf(ctx);
    const actor = secret === undefined ? undefined : await sessions.actorOf(secret, requestIdOf(ctx));
    if (!actor) return refuse(ctx, 401, 'The session is over. Sign in again.');
    const question = QUESTION.safeParse(Object.fromEntries(new URLSearchParams(ctx.querystring)));
    if (!question.success) return refuse(ctx, 400, 'This cannot be filtered by. Load the page of people again.');
    if (!underWay.begin(actor.company?.id ?? '', ctx.res)) {
      ctx.set('Retry-After', String(RETRY_AFTER_SECONDS));
      return refuse(ctx, 429, 'Your company exports its people already. Try again when that is done.');
    }
    try {
      const found = await userExport.begin(actor, filterOf(question.data));
      ctx.type = 'text/csv; charset=utf-8';
      ctx.attachment(`${found.companySlug}-users.csv`);
      ctx.body = tableOf(found.users, found.customFields);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'UNAVAILABLE') throw error;
      refuse(ctx, error.code === 'FORBIDDEN' ? 403 : 400, error.message);
    }
  });
  return router;
}

/** The answers that each company is being sent. */
class UnderWay {
  readonly #answers = new Map<string, number>();

  constructor(private readonly max: number) {}

  /** Counts an answer until it is sent, or its client is gone; `false` when there are too many already. */
  begin(companyId: string, answer: ServerResponse): boolean {
    const before = this.#answers.get(companyId) ?? 0;
    if (before >= this.max) return false;
    this.#answers.set(companyId, before + 1);
    finished(answer, () => {
      const left = (this.#answers.get(companyId) ?? 0) - 1;
      if (left > 0) this.#answers.set(companyId, left);
      else this.#answers.delete(companyId);
    });
    return true;
  }
}

function filterOf({ q, status, role, workgroup, source }: z.infer<typeof QUESTION>): UserFilter {
  return {
    ...(q && { search: q }),
    ...(status && { active: { eq: status === 'active' } }),
    ...(role && { role: { eq: role } }),
    ...(workgroup && { workgroup: { id: { eq: workgroup } } }),
    ...(source && { source }),
  };
}

/** What a spreadsheet would take for a formula gets a ' before it: whoever named themselves so runs nothing. */
function tableOf(users: AsyncIterable<User>, customFields: readonly CustomField[]): Readable {
  const columns: ColumnOption[] = [
    ...Object.keys(COLUMNS).map((key) => ({ key, header: key })),
    ...customFields.map(({ key, label }) => ({ key: `custom.${key}`, header: label })),
  ];
  const table = stringify({ header: true, bom: true, escape_formulas: true, record_delimiter: 'windows', columns });
  // What goes wrong on the way ends the answer, which is then not whole, and is told where the app looks for faults.
  return pipeline(Readable.from(rowsOf(users, customFields)), table, () => undefined);
}

async function* rowsOf(users: AsyncIterable<User>, customFields: readonly CustomField[]): AsyncGenerator<object> {
  for await (const user of users) {
    const values = new Map(Object.entries(user.customFields));
    yield Object.fromEntries([
      ...Object.entries(COLUMNS).map(([key, read]) => [key, read(user) ?? '']),
      ...customFields.map(({ key }) => [`custom.${key}`, String(values.get(key) ?? '')]),
    ]);
  }
}

function refuse(ctx: Koa.Context, status: number, error: string): void {
  ctx.status = status;
  ctx.body = { error };
}

import { z } from 'zod';
import type { Answer, ScimClient } from './scim-client.ts';

export const BULK_REQUEST = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';
/** Where a test service says that it is. */
export const BASE = 'http://localhost:4000/scim/v2';
/** An id that nobody has. */
export const NOBODY = '0193a000-0000-7000-8000-000000000000';

const answerSchema = z.object({
  schemas: z.tuple([z.literal('urn:ietf:params:scim:api:messages:2.0:BulkResponse')]),
  Operations: z.array(
    z.strictObject({
      method: z.string().optional(),
      bulkId: z.string().optional(),
      location: z.string().optional(),
      version: z.string().optional(),
      status: z.string(),
      response: z
        .strictObject({
          schemas: z.tuple([z.literal(ERROR)]),
          status: z.string(),
          scimType: z.string().optional(),
          detail: z.string(),
        })
        .optional(),
    }),
  ),
});

/** What one operation was answered with. */
export type Result = z.output<typeof answerSchema>['Operations'][number];

/** One operation, as well formed as a test wants it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly bulkId?: string;
  readonly version?: string;
  readonly data?: unknown;
}

/** Sends a bulk request, whatever comes of it. */
export function sendBulk(scim: ScimClient, operations: unknown, more: object = {}): Promise<Answer> {
  return scim.send('POST', '/Bulk', { schemas: [BULK_REQUEST], Operations: operations, ...more });
}

/** The results of a bulk request that was carried out. */
export async function bulk(scim: ScimClient, operations: readonly unknown[], more: object = {}): Promise<Result[]> {
  const { status, body, headers } = await sendBulk(scim, operations, more);
  expect([status, headers.get('content-type')]).toEqual([200, 'application/scim+json']);
  return answerSchema.parse(body).Operations;
}

/** The POST of a user; the bulkId is the user's name, too. */
export function user(bulkId: string, more: object = {}): Operation {
  return {
    method: 'POST',
    path: '/Users',
    bulkId,
    data: { schemas: [USER], userName: `${bulkId}@acme.test`, ...more },
  };
}

/** The POST of a group; the bulkId is the group's name, too. */
export function group(bulkId: string, members: readonly string[], more: object = {}): Operation {
  const data = { schemas: [GROUP], displayName: bulkId, members: members.map((value) => ({ value })), ...more };
  return { method: 'POST', path: '/Groups', bulkId, data };
}

export function patch(path: string, ...operations: object[]): Operation {
  return { method: 'PATCH', path, data: { schemas: [PATCH_OP], Operations: operations } };
}

export function remove(path: string, version?: string): Operation {
  return { method: 'DELETE', path, ...(version !== undefined && { version }) };
}

/** The part of a user that names a manager. */
export function manager(value: string): object {
  return { [ENTERPRISE]: { manager: { value } } };
}

/** The part of a user that names an approver. */
export function approver(value: string): object {
  return { [LEAVEWIZARD]: { approver: { value } } };
}

export function statuses(results: readonly Result[]): string[] {
  return results.map(({ status }) => status);
}

/** The ids in the addresses of results. */
export function idsOf(results: readonly Result[]): string[] {
  return results.map(({ location }) => location?.split('/').at(-1) ?? 'nothing');
}

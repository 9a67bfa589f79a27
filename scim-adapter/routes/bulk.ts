import { Router } from '@koa/router';
import type { ScimCaller } from '../gateway.ts';
import { toBulkPart } from '../mapping/bulk-part.ts';
import { toBulkResponse } from '../mapping/bulk-response.ts';
import { throwFirst } from '../mapping/refusals.ts';
import { ScimBatchDocument } from '../operations/operations.generated.ts';
import { readBulk } from '../protocol/bulk.ts';
import type { Admission } from './admission.ts';
import { body } from './body.ts';
import type { ScimContext, ScimOptions, ScimState } from './context.ts';
import { faultOf } from './errors.ts';
import { reply } from './reply.ts';
import { present } from './request.ts';

/** /Bulk (RFC 7644 §3.7): each operation is read and answered as the same request alone, and all are one mutation. */
export function bulkRoutes<Caller extends ScimCaller>(
  options: ScimOptions<Caller>,
  large: Admission,
): Router<ScimState<Caller>> {
  const { gateway, baseUrl } = options;
  const router = new Router<ScimState<Caller>>({ sensitive: true });

  router.post('/', body<Caller>(options.maxBulkBytes, large), async function bulk(ctx: ScimContext<Caller>) {
    const { caller } = ctx.state;
    const { operations, failOnErrors } = readBulk(ctx.state.body, options.maxBulkOperations);
    const parts = operations.map((operation) => toBulkPart(operation, caller));
    const variables = { items: parts.map(({ item }) => item), failOnErrors };
    const { scimBatch } = await gateway.execute(ScimBatchDocument, variables, caller);
    throwFirst(scimBatch.userErrors);
    const results = present(scimBatch.results, 'results');
    reply(ctx, 200, toBulkResponse(parts, results, baseUrl, faultOf(options.requestIdOf(ctx))));
  });

  return router;
}

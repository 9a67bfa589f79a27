import { Router } from '@koa/router';
import type { ScimCaller } from '../gateway.ts';
import { toDirectoryFilter } from '../mapping/directory-filter.ts';
import { toGroupResource } from '../mapping/group-resource.ts';
import { toDirectoryOrder } from '../mapping/order.ts';
import { toListResponse, toPage } from '../mapping/page.ts';
import { toUserResource } from '../mapping/user-resource.ts';
import { ScimDirectoryListDocument } from '../operations/operations.generated.ts';
import { readPaging } from '../protocol/list.ts';
import { parseProjection } from '../protocol/projection.ts';
import type { Query } from '../protocol/query.ts';
import { readSearch } from '../protocol/search.ts';
import { readSorting } from '../protocol/sort.ts';
import { GROUP_RESOURCE } from '../schemas/group.ts';
import { publishedUser, userResource } from '../schemas/user.ts';
import { body } from './body.ts';
import type { ScimContext, ScimOptions, ScimState, Step } from './context.ts';
import { reply } from './reply.ts';
import { filterIn, present, urnsIn } from './request.ts';

/** Users and groups as one list, at the root and by POST (RFC 7644 §3.4.2.1, §3.4.3). `steps` come first. */
export function rootRoutes<Caller extends ScimCaller>(
  options: ScimOptions<Caller>,
  ...steps: Step<Caller>[]
): Router<ScimState<Caller>> {
  const { gateway, baseUrl } = options;
  const router = new Router<ScimState<Caller>>({ sensitive: true });
  type Context = ScimContext<Caller>;

  async function list(ctx: Context, query: Query): Promise<void> {
    const user = userResource(ctx.state.caller);
    const filter = filterIn(query, ctx.state.caller, publishedUser(ctx.state.caller), GROUP_RESOURCE);
    const paging = readPaging(query);
    const projections = { user: parseProjection(query, user), group: parseProjection(query, GROUP_RESOURCE) };
    const variables = {
      ...(filter && toDirectoryFilter(filter, ctx.state.caller, baseUrl)),
      orderBy: toDirectoryOrder(readSorting(query, urnsIn(user, GROUP_RESOURCE))),
      ...toPage(paging),
      withMembers: projections.group.wants('members'),
    };
    const { viewer } = await gateway.execute(ScimDirectoryListDocument, variables, ctx.state.caller);
    const page = present(viewer.company, 'a company').directory;
    const resources = (page.nodes ?? []).map((entry) =>
      entry.user
        ? projections.user.apply(toUserResource(entry.user, baseUrl))
        : projections.group.apply(toGroupResource(present(entry.workgroup, 'a workgroup'), baseUrl)),
    );
    reply(ctx, 200, toListResponse(resources, page, paging));
  }

  router.get('/', ...steps, async function listAll(ctx: Context) {
    await list(ctx, ctx.query);
  });

  router.post('/.search', ...steps, body<Caller>(options.maxBodyBytes), async function searchAll(ctx: Context) {
    await list(ctx, readSearch(ctx.state.body));
  });

  return router;
}

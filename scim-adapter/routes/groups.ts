import { Router } from '@koa/router';
import type { ScimCaller } from '../gateway.ts';
import { groupChangeIn, groupCreationIn, groupReplacementIn } from '../mapping/bodies.ts';
import { toGroupFilter } from '../mapping/group-filter.ts';
import { toGroupResource } from '../mapping/group-resource.ts';
import { toGroupOrder } from '../mapping/order.ts';
import { toListResponse, toPage } from '../mapping/page.ts';
import { throwFirst } from '../mapping/refusals.ts';
import { noSuch } from '../mapping/resource-id.ts';
import {
  ScimWorkgroupCreateDocument,
  ScimWorkgroupDeleteDocument,
  type ScimWorkgroupFragment,
  ScimWorkgroupGetDocument,
  ScimWorkgroupListDocument,
  ScimWorkgroupUpdateDocument,
  type WorkgroupUpdateInput,
} from '../operations/operations.generated.ts';
import { readPaging } from '../protocol/list.ts';
import { type Projection, parseProjection } from '../protocol/projection.ts';
import type { Query } from '../protocol/query.ts';
import { readSearch } from '../protocol/search.ts';
import { readSorting } from '../protocol/sort.ts';
import { urnsOf } from '../schemas/common.ts';
import { GROUP_RESOURCE } from '../schemas/group.ts';
import type { Admission } from './admission.ts';
import { body } from './body.ts';
import type { ScimContext, ScimOptions, ScimState } from './context.ts';
import { ifVersionOf } from './preconditions.ts';
import { reply, replyNothing, replyResource, replyUnlessKnown } from './reply.ts';
import { filterIn, idOf, present } from './request.ts';

/** /Groups (RFC 7644 §3), our workgroups. Read, map, execute, map back: no rule about workgroups lives here. */
export function groupRoutes<Caller extends ScimCaller>(
  options: ScimOptions<Caller>,
  large: Admission,
): Router<ScimState<Caller>> {
  const { gateway, baseUrl } = options;
  const router = new Router<ScimState<Caller>>({ sensitive: true });
  const json = body<Caller>(options.maxGroupBodyBytes, large);
  type Context = ScimContext<Caller>;

  /** What a write answers with: members up to a limit, or all that there are when the client names them. */
  const membersAfterWrite = (projection: Projection) => ({
    withMembers: projection.wants('members'),
    memberLimit: projection.names('members') ? null : options.groupMembersInlineMax,
  });

  async function update(ctx: Context, id: string, input: WorkgroupUpdateInput): Promise<ScimWorkgroupFragment> {
    const variables = { id, input, ifVersion: ifVersionOf(ctx.req), ...membersAfterWrite(projectionOf(ctx)) };
    const { workgroupUpdate } = await gateway.execute(ScimWorkgroupUpdateDocument, variables, ctx.state.caller);
    throwFirst(workgroupUpdate.userErrors);
    return present(workgroupUpdate.workgroup, 'a workgroup');
  }

  async function list(ctx: Context, query: Query): Promise<void> {
    const filter = filterIn(query, ctx.state.caller, GROUP_RESOURCE);
    const paging = readPaging(query);
    const projection = parseProjection(query, GROUP_RESOURCE);
    const variables = {
      filter: filter && toGroupFilter(filter, baseUrl),
      orderBy: toGroupOrder(readSorting(query, urnsOf(GROUP_RESOURCE))),
      ...toPage(paging),
      withMembers: projection.wants('members'),
    };
    const { viewer } = await gateway.execute(ScimWorkgroupListDocument, variables, ctx.state.caller);
    const page = present(viewer.company, 'a company').workgroups;
    const resources = (page.nodes ?? []).map((group) => projection.apply(toGroupResource(group, baseUrl)));
    reply(ctx, 200, toListResponse(resources, page, paging));
  }

  router.get('/', async function listGroups(ctx: Context) {
    await list(ctx, ctx.query);
  });

  router.post('/.search', json, async function searchGroups(ctx: Context) {
    await list(ctx, readSearch(ctx.state.body));
  });

  router.post('/', json, async function createGroup(ctx: Context) {
    const projection = projectionOf(ctx);
    const input = groupCreationIn(ctx.state.body, ctx.state.caller);
    const variables = { input, ...membersAfterWrite(projection) };
    const { workgroupCreate } = await gateway.execute(ScimWorkgroupCreateDocument, variables, ctx.state.caller);
    throwFirst(workgroupCreate.userErrors);
    replyResource(ctx, 201, toGroupResource(present(workgroupCreate.workgroup, 'a workgroup'), baseUrl), projection);
  });

  router.get('/:id', async function getGroup(ctx: Context) {
    const id = idOf(ctx, 'group');
    const projection = projectionOf(ctx);
    const variables = { id, withMembers: projection.wants('members') };
    const { workgroup } = await gateway.execute(ScimWorkgroupGetDocument, variables, ctx.state.caller);
    if (!workgroup) throw noSuch('group');
    replyUnlessKnown(ctx, toGroupResource(workgroup, baseUrl), projection);
  });

  router.put('/:id', json, async function replaceGroup(ctx: Context) {
    const id = idOf(ctx, 'group');
    const group = await update(ctx, id, groupReplacementIn(ctx.state.body, ctx.state.caller));
    replyResource(ctx, 200, toGroupResource(group, baseUrl), projectionOf(ctx));
  });

  router.patch('/:id', json, async function patchGroup(ctx: Context) {
    const id = idOf(ctx, 'group');
    const group = await update(ctx, id, groupChangeIn(ctx.state.body, ctx.state.caller));
    // More members than are shown unasked: RFC 7644 §3.5.2 allows 204, and Okta and Entra ID are content with it.
    if (group.memberList === null) return replyNothing(ctx);
    replyResource(ctx, 200, toGroupResource(group, baseUrl), projectionOf(ctx));
  });

  router.delete('/:id', async function deleteGroup(ctx: Context) {
    const id = idOf(ctx, 'group');
    const { workgroupDelete } = await gateway.execute(
      ScimWorkgroupDeleteDocument,
      { id, ifVersion: ifVersionOf(ctx.req) },
      ctx.state.caller,
    );
    throwFirst(workgroupDelete.userErrors);
    replyNothing(ctx);
  });

  return router;
}

function projectionOf<Caller>(ctx: ScimContext<Caller>): Projection {
  return parseProjection(ctx.query, GROUP_RESOURCE);
}

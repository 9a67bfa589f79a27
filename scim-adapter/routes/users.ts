import { Router } from '@koa/router';
import type { ScimCaller } from '../gateway.ts';
import { userChangeIn, userCreationIn, userReplacementIn } from '../mapping/bodies.ts';
import { toUserOrder } from '../mapping/order.ts';
import { toListResponse, toPage } from '../mapping/page.ts';
import { throwFirst } from '../mapping/refusals.ts';
import { noSuch } from '../mapping/resource-id.ts';
import { toUserFilter } from '../mapping/user-filter.ts';
import { toUserResource } from '../mapping/user-resource.ts';
import {
  ScimUserCreateDocument,
  ScimUserDeleteDocument,
  ScimUserGetDocument,
  ScimUserListDocument,
  ScimUserUpdateDocument,
  type UserUpdateInput,
} from '../operations/operations.generated.ts';
import { readPaging } from '../protocol/list.ts';
import { parseProjection } from '../protocol/projection.ts';
import type { Query } from '../protocol/query.ts';
import { readSearch } from '../protocol/search.ts';
import { readSorting } from '../protocol/sort.ts';
import { urnsOf } from '../schemas/common.ts';
import { publishedUser, userResource } from '../schemas/user.ts';
import { body } from './body.ts';
import type { ScimContext, ScimOptions, ScimState } from './context.ts';
import { ifVersionOf } from './preconditions.ts';
import { reply, replyNothing, replyResource, replyUnlessKnown } from './reply.ts';
import { filterIn, idOf, present } from './request.ts';

/** /Users (RFC 7644 §3). Read, map, execute, map back: no rule about users lives here. */
export function userRoutes<Caller extends ScimCaller>(options: ScimOptions<Caller>): Router<ScimState<Caller>> {
  const { gateway, baseUrl } = options;
  const router = new Router<ScimState<Caller>>({ sensitive: true });
  const json = body<Caller>(options.maxBodyBytes);
  type Context = ScimContext<Caller>;

  const schemaFor = (ctx: Context) => userResource(ctx.state.caller);
  const projectionOf = (ctx: Context) => parseProjection(ctx.query, schemaFor(ctx));

  async function update(ctx: Context, id: string, input: UserUpdateInput): Promise<void> {
    const projection = projectionOf(ctx);
    const { userUpdate } = await gateway.execute(
      ScimUserUpdateDocument,
      { id, input, ifVersion: ifVersionOf(ctx.req) },
      ctx.state.caller,
    );
    throwFirst(userUpdate.userErrors);
    replyResource(ctx, 200, toUserResource(present(userUpdate.user, 'a user'), baseUrl), projection);
  }

  async function list(ctx: Context, query: Query): Promise<void> {
    const filter = filterIn(query, ctx.state.caller, publishedUser(ctx.state.caller));
    const paging = readPaging(query);
    const projection = parseProjection(query, schemaFor(ctx));
    const variables = {
      filter: filter && toUserFilter(filter, ctx.state.caller, baseUrl),
      orderBy: toUserOrder(readSorting(query, urnsOf(schemaFor(ctx))), ctx.state.caller),
      ...toPage(paging),
    };
    const { viewer } = await gateway.execute(ScimUserListDocument, variables, ctx.state.caller);
    const page = present(viewer.company, 'a company').users;
    const resources = (page.nodes ?? []).map((user) => projection.apply(toUserResource(user, baseUrl)));
    reply(ctx, 200, toListResponse(resources, page, paging));
  }

  router.get('/', async function listUsers(ctx: Context) {
    await list(ctx, ctx.query);
  });

  router.post('/.search', json, async function searchUsers(ctx: Context) {
    await list(ctx, readSearch(ctx.state.body));
  });

  router.post('/', json, async function createUser(ctx: Context) {
    const projection = projectionOf(ctx);
    const input = userCreationIn(ctx.state.body, ctx.state.caller);
    const { userCreate } = await gateway.execute(ScimUserCreateDocument, { input }, ctx.state.caller);
    throwFirst(userCreate.userErrors);
    replyResource(ctx, 201, toUserResource(present(userCreate.user, 'a user'), baseUrl), projection);
  });

  router.get('/:id', async function getUser(ctx: Context) {
    const id = idOf(ctx, 'user');
    const projection = projectionOf(ctx);
    const { user } = await gateway.execute(ScimUserGetDocument, { id }, ctx.state.caller);
    if (!user) throw noSuch('user');
    replyUnlessKnown(ctx, toUserResource(user, baseUrl), projection);
  });

  router.put('/:id', json, async function replaceUser(ctx: Context) {
    const id = idOf(ctx, 'user');
    await update(ctx, id, userReplacementIn(ctx.state.body, ctx.state.caller));
  });

  router.patch('/:id', json, async function patchUser(ctx: Context) {
    const id = idOf(ctx, 'user');
    await update(ctx, id, userChangeIn(ctx.state.body, ctx.state.caller));
  });

  router.delete('/:id', async function deleteUser(ctx: Context) {
    const id = idOf(ctx, 'user');
    const { userDelete } = await gateway.execute(
      ScimUserDeleteDocument,
      { id, ifVersion: ifVersionOf(ctx.req) },
      ctx.state.caller,
    );
    throwFirst(userDelete.userErrors);
    replyNothing(ctx);
  });

  return router;
}

import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Viewer } from '../types/viewer.ts';

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking, and what they may do' })
  viewer(@Ctx() { actor }: Context): Viewer {
    const { kind, name, scopes, company } = actor;
    return { kind, name, scopes: [...scopes], company: company ?? null };
  }
}

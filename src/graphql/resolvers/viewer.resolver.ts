import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { syncsPasswords } from '../../domain/company.ts';
import type { Session as SessionRow } from '../../domain/session.ts';
import type { User as UserRow } from '../../domain/user.ts';
import type { Context } from '../context.ts';
import { Session } from '../types/session.ts';
import { User } from '../types/user.ts';
import { Viewer } from '../types/viewer.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking, and what they may do' })
  viewer(@Ctx() { actor }: Context): Viewer {
    const { kind, name, scopes, company, person } = actor;
    const mayChangePassword = person !== undefined && company !== undefined && !syncsPasswords(company);
    return { kind, name, scopes: [...scopes], company: company ?? null, mayChangePassword };
  }

  @FieldResolver(() => User, { nullable: true, description: 'Oneself; null unless a person is asking' })
  async user(@Ctx() { actor, services }: Context): Promise<UserRow | null> {
    return actor.person ? services.users.findSelf(actor) : null;
  }

  @FieldResolver(() => [Session], {
    nullable: true,
    description: 'Own live sessions, newest first; null unless a person is asking',
  })
  async sessions(@Ctx() { actor, services }: Context): Promise<SessionRow[] | null> {
    return actor.person ? services.sessions.list(actor) : null;
  }
}

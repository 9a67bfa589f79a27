import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { SignInPayload } from '../types/payloads.ts';
import { withUserErrors } from '../user-errors.ts';

@Resolver()
export class SignInResolver {
  @Mutation(() => SignInPayload, { description: 'Check a password. Starts no session' })
  signIn(
    @Arg('companySlug', () => String, { description: 'Slug of the company' }) companySlug: string,
    @Arg('userName', () => String, { description: 'User name or primary e-mail address' }) userName: string,
    @Arg('password', () => String, { description: 'Password to be checked' }) password: string,
    @Ctx() { actor, services }: Context,
  ): Promise<SignInPayload> {
    return withUserErrors(async () => ({
      user: await services.signIn.signIn(actor, companySlug, userName, password),
    }));
  }
}

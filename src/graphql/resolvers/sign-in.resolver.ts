import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import {
  DeletePayload,
  PasswordLinkPayload,
  PasswordPayload,
  SignInPayload,
  SignInStartPayload,
  SignOutPayload,
} from '../types/payloads.ts';
import { withUserErrors } from '../user-errors.ts';
import { CompanySlug, Id } from './arguments.ts';

@Resolver()
export class SignInResolver {
  @Mutation(() => SignInStartPayload, {
    description: 'Ask what to sign in with; the answer does not tell whether there is anybody of this name',
  })
  signInStart(
    @Arg('identifier', () => String, { description: 'User name or primary e-mail address' }) identifier: string,
    @Ctx() { services, browser }: Context,
  ): Promise<SignInStartPayload> {
    return withUserErrors(() => services.signInStart.start(identifier, browser.address));
  }

  @Mutation(() => SignInPayload, {
    description: 'Sign in by a password: begins a session, and ends the one that the browser was in',
  })
  signIn(
    @CompanySlug() companySlug: string | null | undefined,
    @Arg('userName', () => String, { description: 'User name or primary e-mail address' }) userName: string,
    @Arg('password', () => String, { description: 'Password to be checked' }) password: string,
    @Ctx() context: Context,
  ): Promise<SignInPayload> {
    const { actor, services, browser } = context;
    return withUserErrors(async () => {
      const outcome = await services.signIn.signIn(actor, companySlug, userName, password, browser);
      if ('companies' in outcome) return outcome;
      browser.keepSession(outcome.secret);
      context.becomes(outcome.actor);
      return { user: outcome.user };
    });
  }

  @Mutation(() => SignOutPayload, { description: 'End the session that asks' })
  signOut(@Ctx() { actor, services, browser }: Context): Promise<SignOutPayload> {
    return withUserErrors(async () => {
      if (actor.person) await services.sessions.signOut(actor);
      browser.forgetSession();
      return { endedSessions: actor.person ? 1 : 0 };
    });
  }

  @Mutation(() => SignOutPayload, { description: 'End every session of the person who asks, this one too' })
  signOutEverywhere(@Ctx() { actor, services, browser }: Context): Promise<SignOutPayload> {
    return withUserErrors(async () => {
      const endedSessions = await services.sessions.signOutEverywhere(actor);
      browser.forgetSession();
      return { endedSessions };
    });
  }

  @Mutation(() => PasswordPayload, {
    description: 'Change the own password: ends every session of the person who asks, and begins a new one here',
  })
  passwordChange(
    @Arg('currentPassword', () => String, { description: 'Password as it is' }) currentPassword: string,
    @Arg('newPassword', () => String, { description: 'Password as it is to be; not one that is easily guessed' })
    newPassword: string,
    @Ctx() { actor, services, browser }: Context,
  ): Promise<PasswordPayload> {
    return withUserErrors(async () => {
      const started = await services.passwords.change(actor, currentPassword, newPassword, browser);
      if (started) browser.keepSession(started.secret);
      else browser.forgetSession();
      return {};
    });
  }

  @Mutation(() => PasswordLinkPayload, {
    description: 'Have a link mailed by which to set a forgotten password anew; the answer is the same for everybody',
  })
  passwordResetRequest(
    @CompanySlug() companySlug: string | null | undefined,
    @Arg('identifier', () => String, { description: 'User name or primary e-mail address' }) identifier: string,
    @Ctx() { actor, services, browser }: Context,
  ): Promise<PasswordLinkPayload> {
    return withUserErrors(async () => {
      await services.passwordLinks.request(actor, companySlug, identifier, browser.address);
      return {};
    });
  }

  @Mutation(() => PasswordPayload, {
    description: 'Set the password of whoever the link was mailed to: uses it up, and ends all their sessions',
  })
  passwordSet(
    @Arg('link', () => String, { description: 'What follows the # in the link' }) link: string,
    @Arg('password', () => String, { description: 'Password as it is to be; not one that is easily guessed' })
    password: string,
    @Ctx() { actor, services }: Context,
  ): Promise<PasswordPayload> {
    return withUserErrors(async () => {
      await services.passwordLinks.set(actor, link, password);
      return {};
    });
  }

  @Mutation(() => DeletePayload, { description: 'End one of the own sessions: the next request in it is refused' })
  sessionRevoke(@Id('Id of the session') id: string, @Ctx() { actor, services }: Context): Promise<DeletePayload> {
    return withUserErrors(async () => {
      await services.sessions.revoke(actor, id);
      return { deletedId: id };
    });
  }
}

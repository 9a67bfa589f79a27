import type { Actor } from '../domain/actor.ts';
import type { Services } from '../services/services.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** The browser that asks, for what begins and ends sessions. */
export interface Browser {
  /** What it says of itself. */
  readonly userAgent: string | undefined;
  /** Where it is on the internet. */
  readonly address: string;
  /** Gives it the secret of a session. */
  keepSession(secret: string): void;
  /** Takes the session away, and all that it may have kept of what was seen in it. */
  forgetSession(): void;
}

/** What every resolver of one request is given. */
export interface Context {
  /** Goes on as whoever has just signed in: they see of themselves what they would see in their next request. */
  becomes(actor: Actor): void;
  readonly actor: Actor;
  readonly services: Services;
  readonly loaders: Loaders;
  readonly browser: Browser;
}

/** Callers of this process, and whoever else is no browser. */
const NO_BROWSER: Browser = {
  userAgent: undefined,
  address: '',
  keepSession: () => undefined,
  forgetSession: () => undefined,
};

/** The context of one request. */
export function createContext(services: Services, actor: Actor, browser: Browser = NO_BROWSER): Context {
  return new RequestContext(services, actor, browser);
}

class RequestContext implements Context {
  /** A plain property: Apollo Server gives resolvers a copy of what it was given. */
  private made: Loaders | undefined;

  constructor(
    readonly services: Services,
    public actor: Actor,
    readonly browser: Browser,
  ) {}

  /** Made when they are first asked for: what identity providers ask for most needs none. */
  get loaders(): Loaders {
    this.made ??= createLoaders(this.services, this.actor);
    return this.made;
  }

  becomes(actor: Actor): void {
    this.actor = actor;
    this.made = undefined;
  }
}

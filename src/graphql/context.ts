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
  return { actor, services, loaders: createLoaders(services, actor), browser };
}

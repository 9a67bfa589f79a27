import type { Actor } from '../domain/actor.ts';
import type { Services } from '../services/services.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What every resolver of one request is given. */
export interface Context {
  readonly actor: Actor;
  readonly services: Services;
  readonly loaders: Loaders;
}

/** The context of one request. */
export function createContext(services: Services, actor: Actor): Context {
  return { actor, services, loaders: createLoaders(services, actor) };
}

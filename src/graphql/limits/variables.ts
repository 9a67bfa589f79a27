import { Refusal } from '../../domain/refusal.ts';

/** Levels of objects and lists, one within the other. */
export const VARIABLES_DEPTH_MAX = 40;

/** Refuses variables that nest too deep: filters contain themselves, and everything that reads them does too. */
export function checkVariables(variables: unknown, levelsLeft = VARIABLES_DEPTH_MAX): void {
  if (typeof variables !== 'object' || variables === null) return;
  if (levelsLeft === 0)
    throw new Refusal('LIMIT_EXCEEDED', `The variables nest deeper than ${VARIABLES_DEPTH_MAX} levels.`);
  for (const value of Object.values(variables)) checkVariables(value, levelsLeft - 1);
}

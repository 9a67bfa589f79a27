/** How many cases a property is tried with: a few in `npm test`, and PROPERTY_RUNS of them in `npm run test:long`. */
export function propertyRuns(few: number): number {
  return Number(process.env.PROPERTY_RUNS ?? few);
}

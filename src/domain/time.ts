/** A moment as RFC 3339 writes it, in UTC. */
export function toRfc3339(moment: Date): string {
  return moment.toISOString();
}

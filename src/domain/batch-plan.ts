import type { BatchItem, BatchStep } from './batch.ts';
import { closingOf, referencesIn, withReferences } from './batch-references.ts';
import { Refusal } from './refusal.ts';

/**
 * Puts items in an order in which everything is made before it is referred to. Only what is referred to moves, and no
 * further than to right before the first item that needs it. A circle is cut where it comes back to an item that waits:
 * that reference is left out and set by a step at the end. Throws INVALID when a bulkId comes twice.
 */
export function planBatch(items: readonly BatchItem[]): BatchStep[] {
  const makers = makersIn(items);
  const needs = items.map((item) => placesOf(referencesIn(item), makers));
  const order = orderOf(needs);
  const turns = new Map(order.map((index, turn) => [index, turn]));
  const steps: BatchStep[] = [];
  const closing: BatchStep[] = [];
  for (const [turn, index] of order.entries()) {
    const item = items[index] ?? {};
    const isLate = (bulkId: string) => (turns.get(makers.get(bulkId) ?? -1) ?? -1) >= turn;
    const rest = closingOf(item, isLate);
    steps.push({
      index,
      item: rest ? withReferences(item, (bulkId, text) => (isLate(bulkId) ? undefined : text)) : item,
      closes: false,
    });
    if (rest) closing.push({ index, item: rest, closes: true });
  }
  return [...steps, ...closing];
}

/** Which item makes what a bulkId stands for; one that asks for nothing would have, could it be read. */
export function makersIn(items: readonly BatchItem[]): Map<string, number> {
  const makers = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const { bulkId, userUpdate, userDelete, workgroupUpdate, workgroupDelete } = item;
    if (bulkId == null || userUpdate || userDelete || workgroupUpdate || workgroupDelete) continue;
    if (makers.has(bulkId))
      throw new Refusal('INVALID', 'A bulkId comes twice: it must be unique among those of one request.', {
        field: ['items', 'bulkId'],
      });
    makers.set(bulkId, index);
  }
  return makers;
}

function placesOf(bulkIds: readonly string[], makers: ReadonlyMap<string, number>): number[] {
  return bulkIds.flatMap((bulkId) => makers.get(bulkId) ?? []).toSorted((one, other) => one - other);
}

/** Depth first and without recursion, since a chain may be as long as the batch. */
function orderOf(needs: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  for (const start of needs.keys()) {
    const waiting = seen.has(start) ? [] : [start];
    for (let index = waiting.at(-1); index !== undefined; index = waiting.at(-1)) {
      seen.add(index);
      const next = needs[index]?.find((needed) => !seen.has(needed));
      if (next !== undefined) waiting.push(next);
      else order.push(...waiting.splice(-1));
    }
  }
  return order;
}

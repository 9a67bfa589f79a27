/**
 * Numbers that look random and are the same for the same seed: mulberry32, seeded by an FNV-1a hash of the seed and
 * what the numbers are for. So each person's data depends on nothing but seed and index, in whatever order work is done.
 */
export class Random {
  #state: number;

  constructor(seed: number, ...purpose: readonly (string | number)[]) {
    this.#state = fnv1a([seed, ...purpose].join('/'));
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** True in this share of all cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of the list. */
  pick<List extends readonly [unknown, ...unknown[]]>(list: List): List[number] {
    return list[this.below(list.length)] ?? list[0];
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

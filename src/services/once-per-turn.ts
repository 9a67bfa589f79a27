/**
 * A question that many ask at once is put once for all who ask it in the same turn of the event loop, and after the last
 * of them: what each is told was so after they asked. Whoever asks later is not told an answer to an older question.
 */
export class OncePerTurn<Result> {
  readonly #asked = new Map<string, Promise<Result>>();

  /** Those who ask under one key must mean the same `work`; one of them does it. */
  ask(key: string, work: () => Promise<Result>): Promise<Result> {
    const asked = this.#asked.get(key);
    if (asked !== undefined) return asked;
    const { promise, resolve } = Promise.withResolvers<Result>();
    this.#asked.set(key, promise);
    setImmediate(() => {
      this.#asked.delete(key);
      resolve(work());
    });
    return promise;
  }
}

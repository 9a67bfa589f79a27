import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const MANIFEST = z.record(z.string(), z.string());

/** The operations that the web app was built with, by the hash of their text. */
export class PersistedDocuments {
  readonly #documents: ReadonlyMap<string, string>;

  constructor(documents: Readonly<Record<string, string>>) {
    this.#documents = new Map(Object.entries(documents));
  }

  /** Reads what the code generator wrote. Throws when the file is not there. */
  static async read(path: string): Promise<PersistedDocuments> {
    return new PersistedDocuments(MANIFEST.parse(JSON.parse(await readFile(path, 'utf8'))));
  }

  /** The document with this id (`sha256:…`); undefined when there is none. */
  find(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.#documents.get(id);
  }
}

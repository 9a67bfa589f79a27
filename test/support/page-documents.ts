import { readFileSync } from 'node:fs';

const MANIFEST = new URL('../../web/src/api/generated/persisted-documents.json', import.meta.url);
const DOCUMENTS: Readonly<Record<string, string>> = JSON.parse(readFileSync(MANIFEST, 'utf8'));

/** The id that a page of the web app sends in the place of an operation of this name. */
export function pageDocumentId(operation: string): string {
  const isIt = new RegExp(`\\b(?:query|mutation) ${operation}\\b`);
  const id = Object.keys(DOCUMENTS).find((hash) => isIt.test(DOCUMENTS[hash] ?? ''));
  if (id === undefined) throw new Error(`No page has an operation ${operation}.`);
  return id;
}

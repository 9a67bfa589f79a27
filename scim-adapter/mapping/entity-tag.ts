const ENTITY_TAG = /^(?:W\/)?"(\d{1,9})"$/;

/** The weak entity tag of a version (RFC 7644 §3.14). */
export function entityTagOf(version: number): string {
  return `W/"${version}"`;
}

/**
 * The versions in a list of entity tags, as If-Match has them (RFC 9110 §13.1.1); undefined when any will do. Tags are
 * compared weakly, since ours are weak. One that is not ours matches nothing.
 */
export function versionsIn(tags: string | undefined): number[] | undefined {
  if (tags === undefined || tags.trim() === '*') return undefined;
  return tags.split(',').flatMap((tag) => {
    const digits = ENTITY_TAG.exec(tag.trim())?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
}

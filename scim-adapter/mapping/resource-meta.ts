import { entityTagOf } from './entity-tag.ts';

/** The metadata of a resource (RFC 7643 §3.1). */
export interface Meta {
  readonly resourceType: string;
  readonly created: string;
  readonly lastModified: string;
  readonly location: string;
  readonly version: string;
}

/** A resource on its way out. */
export interface Resource {
  readonly schemas: readonly string[];
  readonly id: string;
  readonly meta: Meta;
  [attribute: string]: unknown;
}

/** Where resources of each type are. */
export const ENDPOINTS = { User: 'Users', Group: 'Groups' } as const;
export type ResourceType = keyof typeof ENDPOINTS;

interface Versioned {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** What a user or workgroup says of itself; the version is a weak ETag, the same as in the header (RFC 7644 §3.14). */
export function metaOf(
  resourceType: ResourceType,
  { id, createdAt, updatedAt, version }: Versioned,
  baseUrl: string,
): Meta {
  return {
    resourceType,
    created: createdAt,
    lastModified: updatedAt,
    location: `${baseUrl}/${ENDPOINTS[resourceType]}/${id}`,
    version: entityTagOf(version),
  };
}

import { type ListResponse, listResponse, type Paging } from '../protocol/list.ts';

/** What GraphQL says of a page. */
interface Connection {
  readonly totalCount: number;
  /** Asked for when the client follows cursors. */
  readonly pageInfo?: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
    readonly previousPageCursor: string | null;
  };
}

/** How GraphQL is asked for a page. Cursors pass through as they are: the house makes them, and checks them. */
export function toPage(paging: Paging) {
  const { count, cursor } = paging;
  const size = { first: count, withNodes: count > 0, withCursors: cursor !== undefined };
  return cursor === undefined ? { ...size, offset: paging.startIndex - 1 } : { ...size, after: cursor || undefined };
}

/** The page as SCIM shows it (RFC 7644 §3.4.2, RFC 9865 §2). */
export function toListResponse(
  resources: readonly unknown[],
  { totalCount, pageInfo }: Connection,
  paging: Paging,
): ListResponse {
  if (paging.cursor === undefined) return listResponse(resources, totalCount, { startIndex: paging.startIndex });
  const nextCursor = pageInfo?.hasNextPage ? pageInfo.endCursor : null;
  const previousCursor = pageInfo?.previousPageCursor;
  return listResponse(resources, totalCount, {
    ...(previousCursor && { previousCursor }),
    ...(nextCursor && { nextCursor }),
  });
}

import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Page, UncountedPage } from '../../domain/page.ts';

@ObjectType({ description: 'Where a page stands in its list', simpleResolvers: true })
class PageInfo {
  @Field(() => Boolean, { description: 'True when more entries follow' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when entries come before' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry; null on an empty page' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last entry, to go on `after`; null on an empty page',
  })
  endCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor that gives the page before this one, as `after`; null on the first page',
  })
  previousPageCursor!: string | null;
}

interface Edge<Node> {
  cursor: string;
  node: Node;
}

/** What the edges of one connection are made from. */
export function edgeOf(node: ClassType) {
  @ObjectType({ simpleResolvers: true })
  abstract class EdgeBase {
    @Field(() => String, { description: 'Opaque place in the list, to go on `after`' })
    cursor!: string;

    @Field(() => node, { description: 'Entry itself' })
    node!: unknown;
  }
  return EdgeBase;
}

/** What one connection (Relay's specification) is made from: a page of rows, worked out no further than it is asked for. */
export function connectionOf<Node>(node: ClassType, edge: ClassType) {
  @ObjectType({ simpleResolvers: true })
  abstract class ConnectionBase {
    constructor(protected readonly page: UncountedPage<Node>) {}

    @Field(() => [node], { description: 'Entries of this page' })
    get nodes(): Node[] {
      return this.page.nodes;
    }

    @Field(() => [edge], { description: 'Entries of this page, each with its cursor' })
    get edges(): Edge<Node>[] {
      return this.page.nodes.map((node, index) => ({ cursor: this.page.cursorAt(index), node }));
    }

    @Field(() => PageInfo, { description: 'Where this page stands in the list' })
    get pageInfo(): PageInfo {
      const { nodes, hasNextPage, hasPreviousPage } = this.page;
      const cursorAt = (index: number): string | null => (nodes.length > 0 ? this.page.cursorAt(index) : null);
      return {
        hasNextPage,
        hasPreviousPage,
        startCursor: cursorAt(0),
        endCursor: cursorAt(nodes.length - 1),
        previousPageCursor: this.page.previousPageCursor(),
      };
    }
  }
  return ConnectionBase;
}

/** The same, of a list that can be counted. */
export function countedConnectionOf<Node>(node: ClassType, edge: ClassType) {
  @ObjectType({ simpleResolvers: true })
  abstract class CountedConnectionBase extends connectionOf<Node>(node, edge) {
    constructor(protected override readonly page: Page<Node>) {
      super(page);
    }

    @Field(() => Int, { description: 'Entries in the whole list; counted only when asked for' })
    totalCount(): Promise<number> {
      return this.page.totalCount();
    }
  }
  return CountedConnectionBase;
}

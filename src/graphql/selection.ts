import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

/**
 * Tells whether a question asks an object for nothing but these fields, so that what is at hand answers it. What
 * `@include` and `@skip` may leave out counts as asked. The answer is remembered by the field's place in its document:
 * documents are parsed once and asked often.
 */
export function asksOnlyFor(fields: ReadonlySet<string>): (info: GraphQLResolveInfo) => boolean {
  const known = new WeakMap<FieldNode, boolean>();
  return ({ fieldNodes, fragments }) =>
    fieldNodes.every((node) => {
      const answer = known.get(node) ?? fits(node.selectionSet, fields, fragments);
      known.set(node, answer);
      return answer;
    });
}

function fits(set: SelectionSetNode | undefined, fields: ReadonlySet<string>, fragments: Fragments): boolean {
  return (set?.selections ?? []).every((selection) => {
    if (selection.kind === Kind.FIELD) return fields.has(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return fits(selection.selectionSet, fields, fragments);
    return fits(fragments[selection.name.value]?.selectionSet, fields, fragments);
  });
}

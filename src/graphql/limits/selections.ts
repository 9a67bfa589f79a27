import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What is known of a document while it is validated. */
export interface DocumentContext {
  getSchema(): GraphQLSchema;
  getFragment(name: string): FragmentDefinitionNode | null | undefined;
}

type Field = GraphQLField<unknown, unknown>;

/** How a number is worked out for a selection. */
export interface Measure {
  /** Of one field; `inner` is the number of its selection, undefined for a field without one. */
  field(node: FieldNode, definition: Field | undefined, inner: number | undefined): number;
  /** Of what is selected side by side; 0 for nothing. */
  join(numbers: readonly number[]): number;
}

/**
 * Works out a number for an operation, from its leaves up. Each fragment is looked at once, however often it is spread:
 * forty lines of fragments can spread each other so that writing them out would take for ever.
 */
export function measure(
  context: DocumentContext,
  operation: OperationDefinitionNode,
  { field, join }: Measure,
): number {
  const schema = context.getSchema();
  const known = new Map<string, number>();

  function ofSet({ selections }: SelectionSetNode, parent: GraphQLNamedType | null | undefined): number {
    return join(
      selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return ofField(selection, parent);
        if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
        const { typeCondition, selectionSet } = selection;
        return ofSet(selectionSet, typeCondition ? schema.getType(typeCondition.name.value) : parent);
      }),
    );
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType | null | undefined): number {
    const hasFields = isObjectType(parent) || isInterfaceType(parent);
    const definition = hasFields ? parent.getFields()[node.name.value] : undefined;
    const inner = node.selectionSet && ofSet(node.selectionSet, definition && getNamedType(definition.type));
    return field(node, definition, inner);
  }

  function ofFragment(name: string): number {
    const before = known.get(name);
    if (before !== undefined) return before;
    // A fragment that spreads itself is refused by another rule; here it must end.
    known.set(name, 0);
    const fragment = context.getFragment(name);
    const number = fragment ? ofSet(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value)) : 0;
    known.set(name, number);
    return number;
  }

  return ofSet(operation.selectionSet, schema.getRootType(operation.operation));
}

/** The fields an operation begins with, those of its fragments included. */
export function rootFields(
  operation: OperationDefinitionNode,
  getFragment: DocumentContext['getFragment'],
): readonly FieldNode[] {
  const seen = new Set<string>();
  const ofSet = ({ selections }: SelectionSetNode): readonly FieldNode[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
      const name = selection.name.value;
      const fragment = seen.has(name) ? undefined : getFragment(name);
      seen.add(name);
      return fragment ? ofSet(fragment.selectionSet) : [];
    });
  return ofSet(operation.selectionSet);
}

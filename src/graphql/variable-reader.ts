import {
  type GraphQLEnumType,
  type GraphQLError,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLList,
  type GraphQLScalarType,
  type GraphQLSchema,
  getVariableValues,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;
type Read = (value: unknown) => unknown;
type NullableType = GraphQLScalarType | GraphQLEnumType | GraphQLInputObjectType | GraphQLList<GraphQLInputType>;

/** What the variables of an operation are, or what is wrong with them. */
export interface ReadVariables {
  readonly errors?: readonly GraphQLError[];
  readonly coerced?: Record<string, unknown>;
}

/** Thrown at whatever is not plainly right. graphql-js reads it then: it knows all forms, and what to say. */
const UNUSUAL = new Error('This value is not plainly right.');

/**
 * Reads the variables of one operation as graphql-js does, by readers that are made once for each type: they look at what
 * was given and not at everything that could have been, which of a filter are fifty fields.
 */
export function variableReader(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): (values: Values) => ReadVariables {
  const objects = new Map<GraphQLInputObjectType, Read>();
  const variables = definitions.map((definition) => variableOf(schema, definition, objects));
  return (values) => {
    const coerced: Record<string, unknown> = Object.create(null);
    try {
      for (const { name, read, readAbsent } of variables) {
        const value = Object.hasOwn(values, name) ? read(values[name]) : readAbsent();
        if (value !== undefined) coerced[name] = value;
      }
      return { coerced };
    } catch {
      return getVariableValues(schema, definitions, values);
    }
  };
}

function variableOf(schema: GraphQLSchema, definition: VariableDefinitionNode, objects: Map<object, Read>) {
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) throw new Error('A document that is valid declares variables of input types.');
  const given = definition.defaultValue && valueFromAST(definition.defaultValue, type);
  const isRequired = isNonNullType(type) && !definition.defaultValue;
  return {
    name: definition.variable.name.value,
    read: readerOf(type, objects),
    readAbsent: () => (isRequired ? refuse() : given),
  };
}

function readerOf(type: GraphQLInputType, objects: Map<object, Read>): Read {
  const nullable = isNonNullType(type) ? type.ofType : type;
  const read = presentReader(nullable, objects);
  const readNothing = (): unknown => (isNonNullType(type) ? refuse() : null);
  return (value) => (value == null ? readNothing() : read(value));
}

/** Reads what is neither null nor absent. */
function presentReader(type: NullableType, objects: Map<object, Read>): Read {
  if (isListType(type)) {
    const read = readerOf(type.ofType, objects);
    return (value) => (Array.isArray(value) ? value.map((element) => read(element)) : refuse());
  }
  if (isInputObjectType(type)) {
    const read = objects.get(type) ?? objectReader(type, objects);
    objects.set(type, read);
    return read;
  }
  return (value) => {
    const parsed = type.parseValue(value);
    return parsed === undefined ? refuse() : parsed;
  };
}

/** Types contain themselves, as our filters do: the fields of one are looked at when the first value comes. */
function objectReader(type: GraphQLInputObjectType, objects: Map<object, Read>): Read {
  let fields: ReadonlyMap<string, Read> | undefined;
  let absent: readonly GraphQLInputField[] = [];
  return (value) => {
    if (typeof value !== 'object' || value === null || type.isOneOf) return refuse();
    if (!fields) {
      const all = Object.values(type.getFields());
      fields = new Map(all.map((field) => [field.name, readerOf(field.type, objects)]));
      absent = all.filter((field) => isRequiredInputField(field) || field.defaultValue !== undefined);
    }
    const object: Record<string, unknown> = {};
    for (const [name, given] of Object.entries(value)) {
      const read = fields.get(name);
      if (!read) return refuse();
      if (given !== undefined) object[name] = read(given);
    }
    for (const field of absent)
      if (!(field.name in object)) object[field.name] = isRequiredInputField(field) ? refuse() : field.defaultValue;
    return object;
  };
}

function refuse(): never {
  throw UNUSUAL;
}

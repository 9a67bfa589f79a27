import { ScimError } from '../protocol/error.ts';
import type { Filter as Question } from '../protocol/filter.ts';
import { type AttributePath, printPath } from '../protocol/path.ts';
import { type Attribute, attributeNamed, findAttribute, type ResourceSchema } from '../protocol/schema.ts';
import type { Field } from './filter-field.ts';
import { pathKey } from './path-key.ts';

/** How filters of one kind are joined. */
interface Joins<Filter> {
  and(operands: Filter[]): Filter;
  or(operands: Filter[]): Filter;
  not(operand: Filter): Filter;
}

/** All filters of the contract are joined alike. */
export const joins = {
  and: <Filter>(and: Filter[]) => ({ and }),
  or: <Filter>(or: Filter[]) => ({ or }),
  not: <Filter>(not: Filter) => ({ not }),
};

/** Where names of attributes have a meaning: a resource, or one element between brackets. */
export interface Scope<Filter> {
  readonly joins: Joins<Filter>;
  field(path: AttributePath): Field<Filter>;
  some(path: AttributePath, question: Question): Filter;
}

/** What can be asked about a multi-valued attribute. */
export interface List<Filter> {
  field(attribute: Attribute, subAttribute: Attribute | undefined): Field<Filter> | undefined;
  some(attribute: Attribute, question: Question): Filter;
}

/**
 * Translates a filter (RFC 7644 §3.4.2.2) by two-valued logic: `ne` is not `eq`, `eq null` is absent, `ne null` is
 * present. Never SQL's third value.
 */
export function translate<Filter>(question: Question, scope: Scope<Filter>): Filter {
  switch (question.kind) {
    case 'and':
    case 'or':
      return scope.joins[question.kind](question.operands.map((operand) => translate(operand, scope)));
    case 'not':
      return scope.joins.not(translate(question.operand, scope));
    case 'present':
      return scope.field(question.path).present(true);
    case 'some':
      return scope.some(question.path, question.filter);
    case 'compare':
      return compare(question, scope);
  }
}

function compare<Filter>(question: Question & { kind: 'compare' }, scope: Scope<Filter>): Filter {
  const { path, operator, value } = question;
  const field = scope.field(path);
  const name = printPath(path);
  if (value === null) return compareWithNull(field, operator, name);
  if (operator === 'ne') return scope.joins.not(field.compare('eq', value, name));
  return field.compare(operator, value, name);
}

function compareWithNull<Filter>(field: Field<Filter>, operator: string, name: string): Filter {
  if (operator === 'eq') return field.present(false);
  if (operator === 'ne') return field.present(true);
  throw invalid(`"${name}" can be compared with null by eq and ne only.`);
}

/** What can be asked about attributes with one value, by canonical path. */
export type Fields<Filter> = Pick<ReadonlyMap<string, Field<Filter>>, 'get'>;

/** The scope of a whole resource. What the tables do not list is refused, never ignored. */
export function resourceScope<Filter>(
  resource: ResourceSchema,
  filterJoins: Joins<Filter>,
  fields: Fields<Filter>,
  lists: ReadonlyMap<string, List<Filter>>,
): Scope<Filter> {
  const find = (path: AttributePath) => {
    const found = findAttribute(resource, path);
    if (!found) throw invalid(`${resource.core.name} has no attribute "${printPath(path)}".`);
    return found;
  };
  const scope: Scope<Filter> = {
    joins: filterJoins,
    field(path) {
      const found = find(path);
      const list = lists.get(pathKey(resource, { ...found, subAttribute: undefined }));
      const field = list ? list.field(found.attribute, found.subAttribute) : fields.get(pathKey(resource, found));
      if (field) return field;
      throw unaskable(path, found.subAttribute ? undefined : found.attribute);
    },
    some(path, question) {
      const found = find(path);
      const list = lists.get(pathKey(resource, found));
      if (list) return list.some(found.attribute, question);
      if (!found.attribute.subAttributes) throw invalid(`"${printPath(path)}" has no parts to filter by.`);
      return translate(question, partScope(scope, path));
    },
  };
  return scope;
}

/** A scope in which attributes may be named that this kind of resource does not have: there they have no value. */
export function tolerant<Filter>(
  scope: Scope<Filter>,
  resource: ResourceSchema,
  holds: Filter,
  fails: Filter,
): Scope<Filter> {
  const absent: Field<Filter> = { present: (yes) => (yes ? fails : holds), compare: () => fails };
  const has = (path: AttributePath) => findAttribute(resource, path) !== undefined;
  return {
    joins: scope.joins,
    field: (path) => (has(path) ? scope.field(path) : absent),
    some: (path, question) => (has(path) ? scope.some(path, question) : fails),
  };
}

/** A complex attribute with one value: `manager[value eq "x"]` asks the same as `manager.value eq "x"`. */
function partScope<Filter>(scope: Scope<Filter>, parent: AttributePath): Scope<Filter> {
  return {
    joins: scope.joins,
    field: (path) => scope.field({ ...parent, subAttribute: path.attribute }),
    some: nested,
  };
}

/** The elements of a multi-valued attribute: what can be asked of one, and how GraphQL is asked for some such element. */
export interface Elements<Element> {
  readonly joins: Joins<Element>;
  readonly fields: ReadonlyMap<string, Field<Element>>;
  /** Holds for every element there is. */
  readonly any: Element;
}

/** A multi-valued attribute; without a sub-attribute it means its `value` (contracts), and `pr` that there is an element. */
export function list<Filter, Element>(
  elements: Elements<Element>,
  some: (element: Element) => Filter,
  not: (filter: Filter) => Filter,
): List<Filter> {
  const present = (element: Element, yes: boolean) => (yes ? some(element) : not(some(element)));
  return {
    field(_attribute, subAttribute) {
      const field = elements.fields.get(subAttribute?.name ?? 'value');
      const compare: Field<Filter>['compare'] = (operator, value, name) => {
        if (!field) throw invalid(`"${name}" is complex: name one of its parts.`);
        return some(field.compare(operator, value, name));
      };
      if (!subAttribute) return { present: (yes) => present(elements.any, yes), compare };
      return field && { present: (yes) => present(field.present(true), yes), compare };
    },
    some: (attribute, question) => some(translate(question, elementScope(elements, attribute))),
  };
}

/** What stands between the brackets of `emails[type eq "work"]`. */
export function elementScope<Element>(elements: Elements<Element>, attribute: Attribute): Scope<Element> {
  return {
    joins: elements.joins,
    field(path) {
      const part = attributeNamed(attribute.subAttributes ?? [], path.attribute);
      if (!part) throw invalid(`"${attribute.name}" has no part "${printPath(path)}".`);
      const field = elements.fields.get(part.name);
      if (!field) throw unaskable({ attribute: attribute.name, subAttribute: part.name }, undefined);
      return field;
    },
    some: nested,
  };
}

function nested(path: AttributePath): never {
  throw invalid(`"${printPath(path)}[…]" cannot stand inside brackets.`);
}

function unaskable(path: AttributePath, whole: Attribute | undefined): ScimError {
  const [part] = whole?.subAttributes ?? [];
  if (!part) return invalid(`"${printPath(path)}" cannot be filtered by.`);
  return invalid(`"${printPath(path)}" is complex: name one of its parts, such as "${printPath(path)}.${part.name}".`);
}

function invalid(message: string): ScimError {
  return new ScimError(400, 'invalidFilter', message);
}

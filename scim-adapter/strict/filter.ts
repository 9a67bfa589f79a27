import type { Filter } from '../protocol/filter.ts';
import { tokenAt } from '../protocol/filter-lexer.ts';
import { type AttributePath, printPath } from '../protocol/path.ts';
import { type Attribute, attributeNamed, findAttribute, type ResourceSchema } from '../protocol/schema.ts';
import { refusal } from './profile.ts';

/** What a name in a filter stands for; undefined where whoever translates the filter refuses it. */
type Find = (path: AttributePath) => Attribute | undefined;

/** Refuses in a filter, its text and its tree, what the strict profile refuses, and nothing else. */
export function checkFilter(text: string, filter: Filter, resources: readonly ResourceSchema[]): void {
  checkBrackets(text);
  checkConditions(filter, (path) => {
    const found = resources.flatMap((resource) => findAttribute(resource, path) ?? [])[0];
    return found?.subAttribute ?? found?.attribute;
  });
}

/** The same for what stands between the brackets behind an attribute. */
export function checkParts(filter: Filter, { subAttributes = [] }: Attribute): void {
  checkConditions(filter, (path) => attributeNamed(subAttributes, path.attribute));
}

/** The tree does not tell `emails[type eq "work"].value eq "x"` from what it means. */
function checkBrackets(text: string): void {
  let before = '';
  for (let token = tokenAt(text, 0); token.kind !== 'end'; token = tokenAt(text, token.at + token.text.length)) {
    if (before === ']' && token.text.startsWith('.'))
      throw refusal('condition-behind-brackets', `Character ${token.at + 1}: put the condition between the brackets.`);
    before = token.kind;
  }
}

function checkConditions(filter: Filter, find: Find): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      for (const operand of filter.operands) checkConditions(operand, find);
      return;
    case 'not':
      checkConditions(filter.operand, find);
      return;
    case 'some': {
      const attribute = find(filter.path);
      if (attribute) checkParts(filter.filter, attribute);
      return;
    }
    case 'present':
      checkNamed(find(filter.path), filter.path);
      return;
    case 'compare':
      checkComparison(filter, find(filter.path));
  }
}

function checkComparison({ path, value }: Filter & { kind: 'compare' }, attribute: Attribute | undefined): void {
  checkNamed(attribute, path);
  if (attribute?.type === 'boolean' && typeof value === 'string') {
    const message = `"${printPath(path)}" is a boolean: compare it with true or false, without quotation marks.`;
    throw refusal('text-boolean', message, 'invalidFilter');
  }
}

function checkNamed(attribute: Attribute | undefined, path: AttributePath): void {
  const [part] = (attribute?.multiValued && attribute.subAttributes) || [];
  if (!part) return;
  const name = printPath(path);
  throw refusal('no-part', `"${name}" has several values with parts: name one, as in "${name}[${part.name} pr]".`);
}

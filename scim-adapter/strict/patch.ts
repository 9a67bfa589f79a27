import { isObject, memberNamed } from '../protocol/json.ts';
import { located, PATCH_URN } from '../protocol/patch.ts';
import { type PatchPath, parsePatchPath } from '../protocol/path.ts';
import { attributeNamed, findAttribute, findSchema, type ResourceSchema } from '../protocol/schema.ts';
import { namesRemoved } from '../quirks/listed-removal.ts';
import { isLeftOut } from '../quirks/missing-schemas.ts';
import { opNameOf } from '../quirks/op-case.ts';
import { urnsOf } from '../schemas/common.ts';
import { checkParts } from './filter.ts';
import { refusal } from './profile.ts';
import { checkAttributes, checkElement, checkValue } from './value.ts';

/** Refuses in the body of a PATCH what the strict profile refuses, and nothing else: it is read afterwards. */
export function checkPatch(body: unknown, resource: ResourceSchema): void {
  if (!isObject(body)) return;
  if (isLeftOut(memberNamed(body, 'schemas'))) throw refusal('missing-schemas', `"schemas" must hold "${PATCH_URN}".`);
  const operations = memberNamed(body, 'operations');
  if (!Array.isArray(operations)) return;
  for (const [index, operation] of operations.entries()) located(index, () => checkOperation(operation, resource));
}

function checkOperation(operation: unknown, resource: ResourceSchema): void {
  if (!isObject(operation)) return;
  const op = memberNamed(operation, 'op');
  const path = memberNamed(operation, 'path') ?? '';
  const value = memberNamed(operation, 'value');
  if (op !== opNameOf(op) && typeof op === 'string') throw refusal('op-case', '"op" must be in lower case.');
  if (path === '') throw refusal('no-path', 'Every operation needs a "path".');
  if (op === 'remove' && namesRemoved(value))
    throw refusal('listed-removal', '"remove" takes no "value": name what to remove by a filter in the "path".');
  if (typeof path === 'string') checkAt(parsePatchPath(path, urnsOf(resource)), value, resource);
}

/** A path to nothing is refused by whoever reads it. */
function checkAt(path: PatchPath, value: unknown, resource: ResourceSchema): void {
  const schema = path.attribute === '' ? findSchema(resource, path.schema ?? '') : undefined;
  if (schema && isObject(value))
    checkAttributes(value, (key) => attributeNamed(schema.attributes, key), `${schema.id}:`);
  const found = findAttribute(resource, path);
  if (!found) return;
  const { attribute, subAttribute } = found;
  if (path.filter) checkParts(path.filter, attribute);
  if (subAttribute) checkValue(subAttribute, value, `${attribute.name}.${subAttribute.name}`);
  else if (path.filter) checkElement(attribute, value, attribute.name);
  else checkValue(attribute, value, attribute.name);
}

import { quoted } from '../protocol/error.ts';
import { isObject, memberNamed } from '../protocol/json.ts';
import { attributeNamed, findAttribute, findSchema, type ResourceSchema } from '../protocol/schema.ts';
import { isLeftOut } from '../quirks/missing-schemas.ts';
import { refusal } from './profile.ts';
import { checkAttributes } from './value.ts';

/** Refuses in the body of a POST or PUT what the strict profile refuses, and nothing else: it is read afterwards. */
export function checkResource(body: unknown, resource: ResourceSchema): void {
  if (!isObject(body)) return;
  checkSchemas(body, resource);
  const core: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(body)) {
    const extension = extensionAt(key, resource);
    if (!extension) core[key] = value;
    else if (isObject(value))
      checkAttributes(value, (name) => attributeNamed(extension.attributes, name), `${extension.id}:`);
  }
  checkAttributes(core, (name) => findAttribute(resource, { attribute: name })?.attribute, '');
}

/** RFC 7643 §3: the schema of the resource, every extension that it uses, and none that it cannot have. */
function checkSchemas(body: Readonly<Record<string, unknown>>, resource: ResourceSchema): void {
  const schemas = memberNamed(body, 'schemas');
  if (isLeftOut(schemas)) throw refusal('missing-schemas', `"schemas" must hold "${resource.core.id}".`);
  if (!Array.isArray(schemas)) return;
  const named = new Set<unknown>(schemas.map((urn) => (typeof urn === 'string' ? urn.toLowerCase() : urn)));
  for (const urn of schemas)
    if (typeof urn === 'string' && !findSchema(resource, urn))
      throw refusal('foreign-schemas', `${resource.core.name} has no schema ${quoted(urn)}.`);
  const used = Object.keys(body).flatMap((key) => extensionAt(key, resource) ?? []);
  for (const { id } of [resource.core, ...used])
    if (!named.has(id.toLowerCase())) throw refusal('foreign-schemas', `"schemas" must hold "${id}".`);
}

function extensionAt(key: string, resource: ResourceSchema) {
  const schema = key.includes(':') ? findSchema(resource, key) : undefined;
  return schema === resource.core ? undefined : schema;
}

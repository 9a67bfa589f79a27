import { withClient } from '../../services/support/dump.ts';

/** What a schema is made of, by table: kind and name of each thing, and what it is. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A thing of a table that is there now. */
export interface Thing {
  readonly table: string;
  readonly kind: 'column' | 'constraint' | 'reference' | 'unique index' | 'policy' | 'wall' | 'grant';
  readonly name: string;
  readonly text: string;
  /** What it is about. */
  readonly columns: readonly string[];
}

const COLUMNS_OF = (table: string, numbers: string): string =>
  `(select array_agg(attname::text) from pg_attribute where attrelid = ${table} and attnum = any(${numbers}))`;
const GRANT = (what: string): string => `'grant', r.rolname || ' ' || lower(g.privilege_type) || ${what}, 'granted'`;

/** Columns, what rows must be, what others demand of them, and who may do what. Plain indexes are nobody's business. */
const THINGS = `with thing (of, kind, name, text, columns) as (
  select a.attrelid, 'column', a.attname::text, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
      case when a.attcollation <> t.typcollation then 'collate ' || l.collname end,
      case when a.attnotnull then 'not null' end, 'default ' || pg_get_expr(d.adbin, d.adrelid),
      case when a.attidentity <> '' then 'generated' end), array[a.attname::text]
    from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_collation l on l.oid = a.attcollation
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attnum > 0 and not a.attisdropped
  union all select conrelid, 'constraint', conname, pg_get_constraintdef(oid), ${COLUMNS_OF('conrelid', 'conkey')}
    from pg_constraint where contype in ('c', 'f', 'x')
  union all select confrelid, 'reference', conname, pg_get_constraintdef(oid), null from pg_constraint where contype = 'f'
  union all select i.indrelid, 'unique index', c.relname, pg_get_indexdef(c.oid), ${COLUMNS_OF('i.indrelid', 'i.indkey')}
    from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisunique
  union all select oid, 'wall', relname, 'row-level security', null from pg_class where relrowsecurity
  union all select p.polrelid, 'policy', p.polname, concat_ws(' ', p.polcmd, p.polpermissive,
      (select string_agg(rolname, ', ' order by rolname) from pg_roles where oid = any(p.polroles)),
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), null from pg_policy p
  union all select c.oid, ${GRANT(`''`)}, null
    from pg_class c, aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee where r.rolname like 'leavewizard\\_%'
  union all select a.attrelid, ${GRANT(`' (' || a.attname || ')'`)}, null
    from pg_attribute a, aclexplode(a.attacl) g join pg_roles r on r.oid = g.grantee where r.rolname like 'leavewizard\\_%')
  select c.relname as table, kind, name, text, coalesce(columns, '{}') as columns
    from thing join pg_class c on c.oid = thing.of
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by 1, 2, 3`;

/** Everything that a version of the service may rely on in a database. */
export async function thingsIn(databaseUrl: string): Promise<Thing[]> {
  return withClient(databaseUrl, async (client) => (await client.query<Thing>(THINGS)).rows);
}

/** The same as it is recorded. */
export function catalogueOf(things: readonly Thing[]): Catalogue {
  const byTable = Map.groupBy(things, ({ table }) => table);
  return Object.fromEntries(
    Array.from(byTable, ([table, of]) => [table, Object.fromEntries(of.map((thing) => [keyOf(thing), thing.text]))]),
  );
}

/** What a version that was made for the one schema would miss in the other, or be refused by it. */
export function brokenFor(released: Catalogue, things: readonly Thing[]): string[] {
  const now = catalogueOf(things);
  const missing = Object.entries(released).flatMap(([table, of]) =>
    Object.entries(of)
      .filter(([key, text]) => now[table]?.[key] !== text && !MAY_GO.test(key))
      .map(([key, text]) => `${table}: ${key} was "${text}", and is ${now[table]?.[key] ?? 'gone'}`),
  );
  const demanding = things
    .filter((thing) => released[thing.table] && released[thing.table]?.[keyOf(thing)] !== thing.text)
    .filter((thing) => DEMANDS[thing.kind](thing, released[thing.table] ?? {}))
    .map((thing) => `${thing.table}: ${keyOf(thing)} is new: ${thing.text}`);
  return [...missing, ...demanding];
}

/** What forbids something, and nothing relies on. */
const MAY_GO = /^(?:constraint|reference) /;

/** Whether a new thing of a table asks something of those who know only what was there before. */
const DEMANDS: Readonly<Record<Thing['kind'], (thing: Thing, before: Catalogue[string]) => boolean>> = {
  column: ({ text }) => text.includes(' not null') && !/ (?:default|generated)\b/.test(text),
  constraint: isAboutOld,
  'unique index': isAboutOld,
  reference: ({ text }) => !text.includes('ON DELETE CASCADE'),
  wall: () => true,
  policy: () => true,
  grant: () => false,
};

function isAboutOld({ columns }: Thing, before: Catalogue[string]): boolean {
  return columns.length === 0 || columns.some((column) => `column ${column}` in before);
}

function keyOf({ kind, name }: Thing): string {
  return `${kind} ${name}`;
}

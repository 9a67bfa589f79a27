import fc from 'fast-check';
import { parse as parsePeer } from 'scim2-parse-filter';
import { type AttributePath, printAttributePath } from '../../../scim-adapter/protocol/attribute-path.ts';
import { ScimError } from '../../../scim-adapter/protocol/error.ts';
import { combine, type Filter, printFilter } from '../../../scim-adapter/protocol/filter.ts';
import { parseFilter } from '../../../scim-adapter/protocol/filter-parser.ts';
import { parsePatchPath, printPath } from '../../../scim-adapter/protocol/path.ts';
import { propertyRuns } from '../../support/property-runs.ts';
import { URNS } from './fixtures.ts';

const name = fc.constantFrom('userName', 'emails', 'x-y_z9', '$ref', 'not', 'and', 'pr', 'true', 'constructor');
/** Outside brackets "not" starts a negation, so no attribute can be called so without its urn. */
const unreserved = name.filter((text) => text !== 'not');
const plain = { noNullPrototype: true };
const path = fc.record<AttributePath>(
  { attribute: unreserved, subAttribute: name, schema: fc.constantFrom(...URNS) },
  { requiredKeys: ['attribute'], noNullPrototype: true },
);
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !value.includes('\0'));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));

function conditions(paths: fc.Arbitrary<AttributePath>): fc.Arbitrary<Filter> {
  const compare = (
    operator: fc.Arbitrary<'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le'>,
    value: fc.Arbitrary<string | number | boolean | null>,
  ) => fc.record({ kind: fc.constant('compare' as const), path: paths, operator, value }, plain);
  return fc.oneof(
    fc.record({ kind: fc.constant('present' as const), path: paths }, plain),
    compare(fc.constantFrom('eq', 'ne'), fc.oneof(text, number, fc.boolean(), fc.constant(null))),
    compare(fc.constantFrom('co', 'sw', 'ew'), text),
    compare(fc.constantFrom('gt', 'ge', 'lt', 'le'), fc.oneof(text, number)),
  );
}

function trees(leaf: fc.Arbitrary<Filter>, depth: number): fc.Arbitrary<Filter> {
  if (depth === 0) return leaf;
  const inner = trees(leaf, depth - 1);
  const joined = fc.tuple(fc.constantFrom('and' as const, 'or' as const), inner, fc.array(inner, { maxLength: 2 }));
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 2, arbitrary: joined.map(([kind, first, more]) => combine(kind, [first, ...more])) },
    { weight: 1, arbitrary: inner.map((operand): Filter => ({ kind: 'not', operand })) },
  );
}

const element = trees(conditions(unreserved.map((attribute) => ({ attribute }))), 2);
const attributeOnly = path.map(({ subAttribute: _, ...rest }) => rest);
const some = fc.record({ kind: fc.constant('some' as const), path: attributeOnly, filter: element }, plain);
const filter = trees(fc.oneof(conditions(path), some), 3);
const isWithinLimits = (printed: string) => printed.length <= 2_048;

describe('Filter, for every tree', () => {
  it('is read from its own print', () => {
    fc.assert(
      fc.property(filter, (tree) => {
        const printed = printFilter(tree);
        fc.pre(isWithinLimits(printed));
        expect(parseFilter(printed, URNS)).toStrictEqual(tree);
      }),
      { numRuns: propertyRuns(1_000) },
    );
  });

  it('is read from the print of a PATCH path', () => {
    fc.assert(
      fc.property(attributeOnly, element, fc.option(name, { nil: undefined }), (attribute, inner, subAttribute) => {
        const target = { ...attribute, filter: inner, ...(subAttribute !== undefined && { subAttribute }) };
        fc.pre(isWithinLimits(printPath(target)));
        expect(parsePatchPath(printPath(target), URNS)).toStrictEqual(target);
      }),
    );
  });

  it('SC-08: or else throws nothing but ScimError', () => {
    const token = fc.constantFrom(
      ...[
        '(',
        ')',
        '[',
        ']',
        '"',
        '\\',
        ' ',
        '.',
        ':',
        'not',
        'and',
        'or',
        'eq',
        'pr',
        'gt',
        'a',
        '"x"',
        '1',
        'true',
        '"\\u',
        URNS[0] ?? '',
      ],
    );
    const tokens = fc.array(token, { maxLength: 40 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(fc.oneof(tokens, fc.string({ unit: 'binary' })), throwsOnlyScimError), {
      numRuns: propertyRuns(3_000),
    });
  });
});

describe('Filter, against scim2-parse-filter', () => {
  it('has the same meaning wherever both read it', () => {
    const word = fc.constantFrom(
      'a',
      'b.c',
      'not',
      'and',
      'or',
      'AND',
      '(',
      ')',
      'pr',
      'eq',
      'Ne',
      '"x"',
      '"y z"',
      '1',
      '-2.5',
      'true',
      'null',
      'e[',
      ']',
    );
    const random = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
    let compared = 0;
    fc.assert(
      fc.property(fc.oneof(filter.map(printFilter), random), (source) => {
        const ours = attempt(() => parseFilter(source, URNS));
        const theirs = attempt(() => parsePeer(source));
        if (!ours || !theirs || !isSharedGround(source)) return;
        compared++;
        expect(ours).toEqual(fromPeer(theirs));
      }),
      { numRuns: 3_000 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});

/** The peer reads escapes in strings otherwise, takes names for keywords, and drops a number before a bracket. */
function isSharedGround(source: string): boolean {
  return !source.includes('\\') && !/\b(not|and|pr|true)\b(?= (pr|eq|ne|co|sw|ew|gt|ge|lt|le) )/.test(source);
}

type PeerFilter = ReturnType<typeof parsePeer>;

function fromPeer(peer: PeerFilter): Filter {
  switch (peer.op) {
    case 'and':
    case 'or': {
      const [first, ...more] = peer.filters.map(fromPeer);
      return combine(peer.op, [first!, ...more]);
    }
    case 'not':
      return { kind: 'not', operand: fromPeer(peer.filter) };
    case '[]':
      return { kind: 'some', path: peerPath(peer.attrPath), filter: fromPeer(peer.valFilter) };
    case 'pr':
      return { kind: 'present', path: peerPath(peer.attrPath) };
    default:
      return { kind: 'compare', path: peerPath(peer.attrPath), operator: peer.op, value: peer.compValue as string };
  }
}

function peerPath(attrPath: string): AttributePath {
  const schema = URNS.find((urn) => attrPath.startsWith(`${urn}:`));
  const [attribute = '', subAttribute] = (schema ? attrPath.slice(schema.length + 1) : attrPath).split('.');
  const read = { ...(schema && { schema }), attribute, ...(subAttribute && { subAttribute }) };
  expect(printAttributePath(read)).toBe(attrPath);
  return read;
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function throwsOnlyScimError(source: string): void {
  try {
    parseFilter(source, URNS);
  } catch (error) {
    expect(error).toBeInstanceOf(ScimError);
    expect(error).toMatchObject({ status: 400, scimType: 'invalidFilter' });
  }
}

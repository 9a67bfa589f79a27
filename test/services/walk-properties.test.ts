import fc from 'fast-check';
import { type Actor, scimClient } from '../../src/domain/actor.ts';
import type { Order } from '../../src/domain/order.ts';
import type { PageArguments } from '../../src/domain/page.ts';
import type { UserService } from '../../src/services/user-service.ts';
import { propertyRuns } from '../support/property-runs.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';

const PEOPLE = 12;
/** Rows of people who were deleted stay, so a company does not get old here. */
const PEOPLE_PER_COMPANY = 1000;
const RUNS = propertyRuns(150);

/** How somebody reads a list from its beginning to its end, a page at a time. */
interface Walk {
  readonly seen: string[];
  readonly isOver: boolean;
  step(): Promise<void>;
}

/** What happens before the next page is asked for; numbers choose whom it happens to. */
type Write = { kind: 'create' } | { kind: 'delete' | 'update'; whom: number };

const write: fc.Arbitrary<Write> = fc.oneof(
  fc.constant({ kind: 'create' as const }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'update' as const), whom: fc.nat(1000) }),
);
const between = fc.array(fc.array(write, { maxLength: 3 }), { maxLength: 8 });

describe('A walk over a list that changes meanwhile', () => {
  let service: TestService;
  let users: UserService;
  let provider: Actor;
  let alive: string[];
  let made = 0;
  let companies = 1;
  beforeAll(async () => {
    service = await startTestService();
    users = service.service.services.users;
    moveTo(service);
  });
  afterAll(() => service.stop());

  function moveTo({ company, administrator }: TestCompany): void {
    provider = scimClient({ ...company, scimEnabled: true }, 'okta', 'test');
    alive = [administrator.id];
  }

  async function create(): Promise<void> {
    const title = ['a', 'B', 'c', null][made % 4];
    alive.push((await users.create(provider, { userName: `walker${made++}`, title })).id);
  }

  async function remove(id: string): Promise<void> {
    await users.delete(provider, id);
    alive = alive.filter((one) => one !== id);
  }

  /** Writes, and tells who has gone. */
  async function happen(events: readonly Write[], gone: Set<string>): Promise<void> {
    for (const event of events) {
      const id = event.kind === 'create' ? undefined : alive[event.whom % alive.length];
      if (event.kind === 'create' || !id) await create();
      else if (event.kind === 'update') await users.update(provider, id, { nickName: `n${made++}` });
      else {
        await remove(id);
        gone.add(id);
      }
    }
  }

  const read = (page: PageArguments) => users.list(provider, {}, page);

  /** As RFC 9865 has it. */
  function byCursor(first: number, orderBy?: Order): Walk {
    const seen: string[] = [];
    let after: string | null = null;
    let isOver = false;
    return {
      seen,
      get isOver() {
        return isOver;
      },
      async step() {
        const page = await read({ first, after, orderBy });
        seen.push(...page.nodes.map(({ id }) => id));
        isOver = !page.hasNextPage;
        if (!isOver) after = page.cursorAt(page.nodes.length - 1);
      },
    };
  }

  /** As Okta does: until the total is covered. */
  function byIndex(first: number): Walk {
    const seen: string[] = [];
    let offset = 0;
    let total = 1;
    return {
      seen,
      get isOver() {
        return offset >= total;
      },
      async step() {
        const page = await read({ first, offset });
        seen.push(...page.nodes.map(({ id }) => id));
        total = await page.totalCount();
        offset += first;
      },
    };
  }

  async function run(walks: readonly Walk[], writes: readonly Write[][]): Promise<string[]> {
    if (made > PEOPLE_PER_COMPANY * companies) moveTo(await service.addCompany(`company${companies++}`));
    while (alive.length < PEOPLE) await create();
    while (alive.length > PEOPLE) await remove(alive.at(-1) ?? '');
    const before = [...alive];
    const gone = new Set<string>();
    for (let turn = 0; walks.some(({ isOver }) => !isOver); turn++) {
      for (const walk of walks) if (!walk.isOver) await walk.step();
      await happen(writes[turn] ?? [], gone);
    }
    return before.filter((id) => !gone.has(id));
  }

  const staying = ({ seen }: Walk, stayed: readonly string[]) => seen.filter((id) => stayed.includes(id)).toSorted();

  it.each<[string, (first: number) => Walk]>([
    ['by cursor', (first) => byCursor(first)],
    ['by cursor, sorted', (first) => byCursor(first, { field: 'TITLE' })],
    ['by cursor, sorted downwards', (first) => byCursor(first, { field: 'TITLE', direction: 'DESC' })],
    ['by index', byIndex],
  ])(
    `%s sees everybody who was there throughout exactly once, ${RUNS} times`,
    async (_, walkOf) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 7 }), between, async (first, writes) => {
          const walk = walkOf(first);
          const stayed = await run([walk], writes);
          expect(staying(walk, stayed)).toEqual(stayed.toSorted());
          expect(new Set(walk.seen).size).toBe(walk.seen.length);
        }),
        { numRuns: RUNS },
      );
    },
    3_600_000,
  );

  it(`by index misses nobody when two are under way at once, ${RUNS} times`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), between, async (first, writes) => {
        const walks = [byIndex(first), byIndex(first)];
        const stayed = await run(walks, writes);
        for (const walk of walks) expect([...new Set(staying(walk, stayed))]).toEqual(stayed.toSorted());
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);
});

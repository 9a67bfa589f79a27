import { silentProgress } from '../../../src/cli/simulate/progress.ts';
import { runSimulation, type SimulateOptions, simulate } from '../../../src/cli/simulate/simulate.ts';
import { startTestService, type TestService } from '../../support/service.ts';

describe('The simulated Entra ID', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  const options = (more: Partial<SimulateOptions> = {}): SimulateOptions => ({
    url: service.url,
    token: service.scimToken,
    users: 60,
    groups: 5,
    style: 'entra',
    seed: 11,
    progress: silentProgress,
    ...more,
  });

  it('finds nothing wrong with the service', async () => {
    const { exitCode, report } = await runSimulation(options());
    expect([report.errors, report.differences]).toEqual([[], []]);
    expect(exitCode).toBe(0);
    const kinds = report.kinds.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['POST /Users', 'POST /Groups', 'GET /Groups?filter=members']));
    expect(kinds.filter((kind) => kind.startsWith('PUT'))).toEqual([]);
  });

  it('matches in a second run what it created in the first', async () => {
    await simulate(options());
    const report = await simulate(options());
    expect([report.errors, report.differences]).toEqual([[], []]);
    expect(report.kinds.map(({ kind }) => kind)).not.toContain('POST /Users');
  });
});

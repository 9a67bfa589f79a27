import { operator } from '../../src/domain/actor.ts';
import { pageDocumentId } from '../support/page-documents.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('Of the operations of the web app', () => {
  let service: TestService;
  let viewerId: string;
  beforeAll(async () => {
    service = await startTestService({}, {});
    viewerId = pageDocumentId('Viewer');
  });
  afterAll(() => service.stop());

  const ask = async (body: object, headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' }) => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { data?: unknown; errors?: unknown } };
  };

  it('whoever comes without a staff token may ask those, by their hash', async () => {
    const { status, body } = await ask({ documentId: viewerId, variables: {} });
    expect([status, body.data]).toEqual([200, { viewer: expect.objectContaining({ kind: 'ANONYMOUS' }) }]);
  });

  it.each([
    ['another operation', { query: '{ viewer { kind } }' }, 403],
    ['an unknown hash', { documentId: 'sha256:0' }, 400],
    ['an unknown hash beside an operation', { documentId: 'sha256:0', query: '{ viewer { kind } }' }, 400],
    ['no operation', {}, 403],
    ['several at once', [{ query: '{ viewer { kind } }' }], 403],
    ['a name that every object has', { documentId: 'constructor' }, 400],
  ])('GQ-01, GQ-03: and nothing else: %s', async (_, body, status) => {
    const answer = await ask(body);
    expect([answer.status, answer.body.data]).toEqual([status, undefined]);
  });

  it('staff may ask what they like', async () => {
    const { secret } = await service.service.services.staff.createToken(operator('op'), 'tools', false);
    const { status, body } = await ask({ query: '{ viewer { kind } }' }, { Authorization: `Bearer ${secret}` });
    expect([status, body.data]).toEqual([200, { viewer: { kind: 'STAFF' } }]);
  });
});

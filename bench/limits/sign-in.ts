import { readFile } from 'node:fs/promises';
import { Client } from '../load/client.ts';
import { expect, expectStatus } from '../load/expect.ts';
import { isObject } from '../load/json.ts';
import { percentile, timed } from '../load/run.ts';
import { patch } from '../load/workloads/writes.ts';
import type { Finding, Scene } from './finding.ts';

const CLIENTS = 8;
/** Of each client; those of the first half are not looked at. */
const SIGN_INS = 60;
const COMPANY = 'bench';
const DOCUMENTS = new URL('../../web/src/api/generated/persisted-documents.json', import.meta.url);

/** how long eight people wait who sign in by their passwords all the time, as the web app asks for it. */
export async function signIn({ targets: { service }, dataSet }: Scene): Promise<Finding[]> {
  const documentId = await findDocument('SignIn');
  const client = new Client(service.url, dataSet.token, CLIENTS);
  const times: number[] = [];
  const work = async ([id, userName]: readonly [id: string, userName: string]): Promise<void> => {
    const password = `correct horse ${id}`;
    const operation = { op: 'replace', path: 'password', value: password };
    expectStatus(await client.send('PATCH', `/Users/${id}`, patch(operation)), 200);
    for (let turn = 0; turn < SIGN_INS; turn++) {
      const variables = { companySlug: COMPANY, userName, password };
      const ms = await timed(async () => {
        const signedIn = await askAsPage(service.url, documentId, variables);
        expect(signedIn === id, () => `${userName} was signed in as ${signedIn}`);
      });
      if (turn >= SIGN_INS / 2) times.push(ms);
    }
  };
  await Promise.all(dataSet.people.slice(0, CLIENTS).map(work));
  client.close();
  return [{ what: 'sign-in by a password, p99 of 8 clients', value: percentile(times, 0.99), unit: 'ms', atMost: 400 }];
}

/** The hash of an operation of the web app. */
async function findDocument(name: string): Promise<string> {
  const documents: unknown = JSON.parse(await readFile(DOCUMENTS, 'utf8'));
  const all = isObject(documents) ? Object.entries(documents) : [];
  const [hash] = all.find(([, text]) => String(text).includes(` ${name}(`)) ?? [];
  if (hash === undefined) throw new Error(`The web app has no operation ${name}.`);
  return hash;
}

/** The id of whoever was signed in; undefined for nobody. */
async function askAsPage(scimUrl: string, documentId: string, variables: object): Promise<unknown> {
  const response = await fetch(new URL('/graphql', scimUrl), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
    body: JSON.stringify({ documentId, variables }),
  });
  const answer: unknown = await response.json();
  return ['data', 'signIn', 'user', 'id'].reduce((part, name) => (isObject(part) ? part[name] : undefined), answer);
}

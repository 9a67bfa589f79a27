import { isDeepStrictEqual } from 'node:util';
import { Client } from '../load/client.ts';
import { type DataSet, TARGETS, type TargetName } from '../load/job.ts';
import type { Targets } from './targets.ts';

/** Throws unless both servers answer the same questions with the same JSON: only then is a ratio worth anything. */
export async function requireParity(targets: Targets, dataSet: DataSet): Promise<void> {
  for (const path of questions(dataSet)) {
    const [service, floor] = await Promise.all(TARGETS.map((name) => ask(targets[name].url, name, dataSet, path)));
    if (!isDeepStrictEqual(service, floor))
      throw new Error(
        `The floor does not answer as the service does.\n${path}\n${JSON.stringify(service)}\n${JSON.stringify(floor)}`,
      );
  }
}

function questions({ people, groups }: DataSet): string[] {
  const [id, userName] = people[people.length - 1] ?? [];
  return [
    `/Users/${people[0]?.[0]}`,
    `/Users/${id}`,
    `/Users?filter=${encodeURIComponent(`userName eq "${userName?.toUpperCase()}"`)}`,
    `/Users?filter=${encodeURIComponent('userName eq "nobody"')}`,
    '/Users?startIndex=1&count=100',
    `/Users?startIndex=${people.length - 50}&count=100`,
    '/Groups?count=100',
    '/Groups?count=10&startIndex=3&excludedAttributes=members',
    `/Groups/${groups[0]}`,
  ];
}

async function ask(url: string, name: TargetName, { token }: DataSet, path: string): Promise<object> {
  const client = new Client(url, token, 1);
  try {
    const { status, headers, body } = await client.send('GET', path);
    if (status !== 200) throw new Error(`The ${name} answers ${path} with ${status}: ${JSON.stringify(body)}`);
    return { etag: headers.etag, type: headers['content-type'], body };
  } finally {
    client.close();
  }
}

import { createServer, type IncomingMessage, type Server } from 'node:http';
import { newId } from '../../src/domain/id.ts';
import { type Answer, errorAnswer, FloorError, send } from './answer.ts';
import { authenticate } from './authentication.ts';
import type { Floor } from './floor.ts';
import { listGroups } from './group-reads.ts';
import { createGroup, deleteGroup, getGroup, patchGroup, putGroup } from './group-writes.ts';
import type { FloorRequest } from './request.ts';
import { createUser } from './user-create.ts';
import { patchUser } from './user-patch.ts';
import { getUser, listUsers } from './user-reads.ts';

type Handler = (floor: Floor, request: FloorRequest) => Promise<Answer>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'GET Users': listUsers,
  'POST Users': createUser,
  'GET Users/id': getUser,
  'PATCH Users/id': patchUser,
  'GET Groups': listGroups,
  'POST Groups': createGroup,
  'GET Groups/id': getGroup,
  'PATCH Groups/id': patchGroup,
  'PUT Groups/id': putGroup,
  'DELETE Groups/id': deleteGroup,
};

const PREFIX = '/scim/v2/';
const REQUEST_ID = /^[\w.-]{1,128}$/;

/** The bare server: what a SCIM request costs with node:http, pg and nothing else. */
export function createFloor(floor: Floor): Server {
  return createServer((message, response) => {
    void answer(floor, message).then((result) => send(response, result));
  });
}

async function answer(floor: Floor, message: IncomingMessage): Promise<Answer> {
  try {
    const { url = '/' } = message;
    if (url === '/readyz') return { status: 200, body: { status: 'ok' } };
    const caller = await authenticate(floor.database, message.headers.authorization);
    const [path = '', query = ''] = url.split('?', 2);
    const [type = '', id = ''] = path.startsWith(PREFIX) ? path.slice(PREFIX.length).split('/') : [];
    const handler = HANDLERS[`${message.method} ${type}${id && '/id'}`];
    if (!handler) throw new FloorError(404, undefined, `There is nothing at ${path}.`);
    const sent = String(message.headers['x-request-id'] ?? '');
    const requestId = REQUEST_ID.test(sent) ? sent : newId();
    return await handler(floor, { message, query: new URLSearchParams(query), caller, requestId, id });
  } catch (error) {
    if (error instanceof FloorError) return errorAnswer(error);
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    return errorAnswer(new FloorError(500, undefined, 'The floor failed.'));
  }
}

import { FloorDatabase } from './database.ts';
import { FloorPasswords } from './passwords.ts';
import { createFloor } from './server.ts';

/** Runs the floor on DATABASE_URL and PORT until SIGTERM; PUBLIC_URL is as for the service. */
const { DATABASE_URL, PORT, PUBLIC_URL } = process.env;
if (!DATABASE_URL || !PORT || !PUBLIC_URL) throw new Error('DATABASE_URL, PORT and PUBLIC_URL have to be set.');

const database = new FloorDatabase(DATABASE_URL);
const baseUrl = `${PUBLIC_URL}/scim/v2`;
const server = createFloor({ database, passwords: new FloorPasswords(), baseUrl, positions: new Map() });
server.listen(Number(PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close(() => void database.close());
  server.closeIdleConnections();
});

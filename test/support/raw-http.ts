import { connect } from 'node:net';

const TIMEOUT_MS = 10_000;

/**
 * Sends bytes as they are, well-formed or not, and gives all that comes back until the server closes the connection.
 * Fails when it does not close in time: ask for `Connection: close` where it would stay open.
 */
export function sendRaw(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request, 'latin1'));
    let answer = '';
    socket.setEncoding('latin1');
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`the server kept silent; so far: ${answer}`)));
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

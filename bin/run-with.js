import { spawn } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/**
 * Runs the program with another Node, passes signals on, and ends as it ends.
 *
 * Node cannot replace its own process, so there are two. The second has a session of its own: Ctrl-C in a terminal goes
 * to a whole process group, and would reach it twice, from the terminal and from us.
 */
export async function runWith(node, args, environment) {
  const child = spawn(node, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
    detached: true,
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (...how) => resolve(how));
  });
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** The other side of it: when the first process was killed nobody could stop us any more, so we stop. */
export function endWithParent() {
  if (!process.env.LEAVEWIZARD_NODE || !process.connected) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

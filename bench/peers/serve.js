import { createServer } from 'node:http';

/**
 * Answers on PORT until SIGTERM: that it is ready, what the directory holds (a `DataSet` of `load/job.ts`), and all
 * else by the peer's own handler.
 */
export function serve(handler, dataSet) {
  const answers = new Map([
    ['/readyz', 'ready'],
    ['/data-set', JSON.stringify(dataSet)],
  ]);
  const server = createServer((request, response) => {
    const answer = answers.get(request.url);
    if (answer === undefined) handler(request, response);
    else response.end(answer);
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
  process.once('SIGTERM', () => process.exit());
}

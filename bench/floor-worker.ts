import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';

// The worker of the floor of `npm run bench approval`, in a process of its own as ours is.

const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
const worker = await Worker.create({
  connection,
  namespace: 'default',
  taskQueue: 'floor',
  maxCachedWorkflows: 200,
  workflowsPath: fileURLToPath(new URL('floor-workflow.ts', import.meta.url)),
});
const running = worker.run();
const health = createServer((_, answer) => answer.end('running')).listen(Number(process.env['PORT']), '127.0.0.1');
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    health.close();
    worker.shutdown();
  });
}
await running;
await connection.close();

import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { data } from './paths.ts';
import { RunRecord } from './run-record.ts';

// npm run demo:reset: removes all that the demo has kept (database, workflows, mail); the next `npm start` begins anew.

const running = RunRecord.current(join(data, 'run.json'));
if (running) {
  console.error(
    `It is running at ${running.web} (process ${running.supervisor.pid}). Stop it with Ctrl-C, then reset.`,
  );
  process.exitCode = 1;
} else if (existsSync(data)) {
  rmSync(data, { recursive: true, force: true });
  console.log('The demo is empty again. `npm start` begins anew.');
} else {
  console.log('There was nothing to remove. `npm start` begins anew.');
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runToEnd, startChild } from './child-process.ts';
import { commandLine } from './run-record.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teletoets-child-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(['SIGTERM', 'SIGINT', 'process.exit(0)'])('what a process started ends when it ends by %s', async (way) => {
  const script = `
    import { startChild } from ${JSON.stringify(import.meta.resolve('./child-process.ts'))};
    const child = await startChild('x', { command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] }, ${JSON.stringify(join(folder, 'log'))});
    process.on('message', () => process.exit(0));
    process.send(child.pid);`;
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [pid] = (await once(parent, 'message')) as [number];
  expect(commandLine(pid)).not.toBe('');
  const ended = once(parent, 'exit');
  if (way.startsWith('SIG')) parent.kill(way as NodeJS.Signals);
  else parent.send('end');
  await ended;
  await vi.waitFor(() => expect(commandLine(pid)).toBe(''), 5000);
});

test('a failed program is told with its last lines', async () => {
  const logFile = join(folder, 'log');
  const command = { command: process.execPath, args: ['-e', `console.log('the reason'); process.exit(4)`] };
  await expect(runToEnd('Building', command, logFile)).rejects.toThrow(/^Building ended with code 4:\n {2}the reason/);
  expect(readFileSync(logFile, 'utf8')).toBe('the reason\n');
});

test('a program that is not there is told by name', async () => {
  const missing = { command: join(folder, 'nothing'), args: [] };
  await expect(startChild('Temporal', missing, join(folder, 'log'))).rejects.toThrow('Temporal could not be started');
});

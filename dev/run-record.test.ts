import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AlreadyRunning, RunRecord } from './run-record.ts';

let folder: string;
let file: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teletoets-run-'));
  file = join(folder, 'run.json');
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Written = {
  supervisor: { pid: number; started: string };
  children: { name: string; pid: number; started: string }[];
};
const read = () => JSON.parse(readFileSync(file, 'utf8')) as Written;
const claim = (said: string[] = []) =>
  RunRecord.claim(file, 'http://127.0.0.1:3000', folder, (line) => said.push(line));

/** A process that says when it listens to signals; its command line carries the path given. */
async function process_(path: string): Promise<ChildProcess & { pid: number }> {
  const script = `process.on('SIGINT', () => process.exit(0)); setInterval(() => {}, 1000); console.log('up')`;
  const child = spawn(process.execPath, ['-e', script, path], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  await once(child.stdout, 'data');
  if (child.pid === undefined) throw new Error('it did not start');
  return child as ChildProcess & { pid: number };
}
const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
/** Makes the record look as if the supervisor that wrote it had been killed. */
function supervisorIsKilled(): void {
  const run = read();
  run.supervisor.started = 'long ago';
  writeFileSync(file, JSON.stringify(run));
}

test('a second start is refused with the address of the first', async () => {
  await claim();
  await expect(claim()).rejects.toThrow(AlreadyRunning);
  await expect(claim()).rejects.toThrow(`http://127.0.0.1:3000 (process ${process.pid})`);
});

test('what a killed run left behind is ended, and said', async () => {
  const child = await process_(`${folder}/postgres`);
  const ended = once(child, 'exit');
  (await claim()).add('PostgreSQL', child.pid);
  supervisorIsKilled();
  const said: string[] = [];
  await claim(said);
  await ended;
  expect(said).toEqual([`An earlier run was killed and left PostgreSQL (process ${child.pid}) behind: ended.`]);
  expect(read().children).toEqual([]);
});

test('a process that took over the number is left alone', async () => {
  const child = await process_(`${folder}/postgres`);
  (await claim()).add('PostgreSQL', child.pid);
  const run = read();
  for (const one of run.children) one.started = 'another moment';
  writeFileSync(file, JSON.stringify(run));
  supervisorIsKilled();
  const said: string[] = [];
  await claim(said);
  expect(isAlive(child)).toBe(true);
  expect(said).toEqual([]);
});

test('a process that does not name our path is left alone', async () => {
  const child = await process_('/somewhere/else');
  (await claim()).add('PostgreSQL', child.pid);
  supervisorIsKilled();
  await claim();
  expect(isAlive(child)).toBe(true);
});

test('a record that was cut off in the middle is no obstacle', async () => {
  writeFileSync(file, '{"web": "htt');
  const record = await claim();
  record.release();
  expect(existsSync(file)).toBe(false);
});

test('children that ended leave the list', async () => {
  const record = await claim();
  const [first, second] = [await process_(folder), await process_(folder)];
  record.add('worker', first.pid);
  const ended = once(first, 'exit');
  first.kill('SIGKILL');
  await ended;
  record.add('worker', second.pid);
  expect(read().children.map(({ pid }) => pid)).toEqual([second.pid]);
});

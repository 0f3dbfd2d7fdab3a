import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Child } from './child-process.ts';
import { keepAlive, type KeptAlive } from './kept-alive.ts';

let folder: string;
let children: Child[];
let program: KeptAlive | undefined;
const say = vi.fn<(line: string) => void>();
const giveUp = vi.fn<(reason: Error) => void>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teletoets-alive-'));
  children = [];
  say.mockClear();
  giveUp.mockClear();
});
afterEach(async () => {
  await program?.stop(1000);
  program = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function run(script: string): Promise<KeptAlive> {
  const logFile = join(folder, 'program.log');
  program = await keepAlive({
    name: 'The worker',
    command: { command: process.execPath, args: ['-e', script] },
    logFile,
    say,
    watch: (child) => children.push(child),
    giveUp,
  });
  return program;
}
const STAYS = 'setInterval(() => {}, 1000)';

test('a program that is killed is started again, with a line that says so', async () => {
  await run(STAYS);
  process.kill(children[0]?.pid ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(children).toHaveLength(2));
  expect(say.mock.calls[0]?.[0]).toMatch(/^The worker was ended by SIGKILL; it is started again\./);
  expect(giveUp).not.toHaveBeenCalled();
});

test('one that dies at once each time is given up, with what it said last', async () => {
  await run(`console.error('no database'); process.exit(7)`);
  await vi.waitFor(() => expect(giveUp).toHaveBeenCalled(), 15_000);
  expect(children).toHaveLength(6);
  expect(giveUp.mock.calls[0]?.[0].message).toMatch(/The worker ended with code 7 for the 6th time[^]*no database/);
  expect(readFileSync(join(folder, 'program.log'), 'utf8').match(/no database/g)).toHaveLength(6);
});

test('one that is stopped stays away', async () => {
  await (await run(STAYS)).stop(1000);
  expect(await children[0]?.exited).toEqual({ code: null, signal: 'SIGTERM' });
  expect(children).toHaveLength(1);
  expect(say).not.toHaveBeenCalled();
});

test('one that does not listen is killed when its time is over', async () => {
  const running = await run(`process.on('SIGTERM', () => {}); console.log('up'); ${STAYS}`);
  await vi.waitFor(() => expect(readFileSync(join(folder, 'program.log'), 'utf8')).toContain('up'));
  await running.stop(100);
  expect(await children[0]?.exited).toEqual({ code: null, signal: 'SIGKILL' });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

export type Command = {
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
};

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A program that runs in a process group of its own: a Ctrl-C in the terminal does not reach it, we stop it ourselves. */
export type Child = {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Settles when the process has gone, however that came about. Never rejects. */
  readonly exited: Promise<Exit>;
  /** True from the moment that somebody called stop(): an exit after that is no accident. */
  readonly stopping: boolean;
  /** Asks with a signal, and kills the whole group when that did not help within `graceMs` milliseconds. */
  stop(options?: { signal?: NodeJS.Signals; graceMs?: number }): Promise<void>;
  /** Kills the whole group at once. */
  kill(): void;
};

/** @throws {Error} when the program can't be started at all */
export async function startChild(
  name: string,
  command: Command,
  logFile: string,
  { append = false } = {},
): Promise<Child> {
  const log = openSync(logFile, append ? 'a' : 'w', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(command.command, command.args, {
      cwd: command.cwd,
      env: command.env ?? process.env,
      ...(command.uid === undefined ? {} : { uid: command.uid }),
      ...(command.gid === undefined ? {} : { gid: command.gid }),
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
  endWithUs();
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`${name} could not be started: ${error.message}`)));
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${name} could not be started.`);
  let stopping = false;
  let gone = false;
  living.add(pid);
  void exited.then(() => {
    gone = true;
    living.delete(pid);
  });

  return {
    name,
    pid,
    logFile,
    exited,
    get stopping() {
      return stopping;
    },
    async stop({ signal = 'SIGTERM', graceMs = 5000 } = {}) {
      stopping = true;
      if (gone) return;
      child.kill(signal);
      const timer = setTimeout(() => killGroup(pid), graceMs);
      await exited;
      clearTimeout(timer);
    },
    kill() {
      stopping = true;
      if (!gone) killGroup(pid);
    },
  };
}

/**
 * Runs a program to its end.
 * @throws {Error} with the last lines of what it said, when it fails
 */
export async function runToEnd(
  name: string,
  command: Command,
  logFile: string,
  watch?: (child: Child) => void,
): Promise<void> {
  const child = await startChild(name, command, logFile);
  watch?.(child);
  const exit = await child.exited;
  if (exit.code !== 0) throw new Error(`${name} ${describeExit(exit)}:\n${logTail(logFile)}`);
}

export function describeExit({ code, signal }: Exit): string {
  return signal === null ? `ended with code ${code ?? 'unknown'}` : `was ended by ${signal}`;
}

/** The last lines of a log file, indented; says so when there are none. */
export function logTail(logFile: string, lines = 15): string {
  let text = '';
  try {
    text = readFileSync(logFile, 'utf8').trimEnd();
  } catch {
    // there is no log: said below
  }
  if (text === '') return `  (it said nothing; ${logFile} is empty)`;
  const tail = text.split('\n').slice(-lines);
  return [...tail.map((line) => `  ${line}`), `  (all of it: ${logFile})`].join('\n');
}

const living = new Set<number>();
let watching = false;

/**
 * A group of its own outlives the process that started it. So whatever way that ends, a test run that is broken off for
 * one, its children end too; only SIGKILL gives no chance to (the next `npm start` tidies up after that).
 */
function endWithUs(): void {
  if (watching) return;
  watching = true;
  const killAll = () => {
    for (const pid of living) killGroup(pid);
  };
  process.on('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const last = () => {
      if (process.listenerCount(signal) > 1) return; // somebody else decides what this signal means
      killAll();
      process.removeListener(signal, last);
      process.kill(process.pid, signal);
    };
    process.on(signal, last);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // the group has gone already
  }
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A process as we can find it again: its id alone may have passed to another process since. */
type Mark = { name: string; pid: number; started: string };
type Run = { web: string; supervisor: Mark; children: Mark[] };

export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning';

  constructor(run: { web: string; supervisor: { pid: number } }) {
    super(`It is already running at ${run.web} (process ${run.supervisor.pid}). Stop that one first with Ctrl-C.`);
  }
}

/** Which processes belong to the run that has this data folder, written down so that even a killed run can be tidied up. */
export class RunRecord {
  readonly #file: string;
  readonly #run: Run;

  private constructor(file: string, run: Run) {
    this.#file = file;
    this.#run = run;
  }

  /**
   * Takes the data folder for this process.
   * @param ownedPath what must stand in the command line of a process before we dare to end it
   * @param say called once for each process that a killed run left behind, after it was ended
   * @throws {AlreadyRunning}
   */
  static async claim(file: string, web: string, ownedPath: string, say: (line: string) => void): Promise<RunRecord> {
    mkdirSync(dirname(file), { recursive: true });
    const run: Run = { web, supervisor: mark('npm start', process.pid), children: [] };
    for (;;) {
      const before = read(file);
      if (before && stillRuns(before.supervisor)) throw new AlreadyRunning(before);
      if (before) await endOrphans(before.children, ownedPath, say);
      rmSync(file, { force: true });
      try {
        writeFileSync(file, JSON.stringify(run, null, 2), { flag: 'wx', mode: 0o600 });
        return new RunRecord(file, run);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // else another start was quicker: look again
      }
    }
  }

  /** The run that has this data folder now, if one does. */
  static current(file: string): { web: string; supervisor: { pid: number } } | undefined {
    const run = read(file);
    return run && stillRuns(run.supervisor) ? run : undefined;
  }

  add(name: string, pid: number): void {
    // those that ended since are dropped here, else a worker that is restarted for days would make a long list
    this.#run.children = [...this.#run.children.filter(stillRuns), mark(name, pid)];
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#run, null, 2), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}

/** Ends what a killed run left behind: only processes that started at the recorded moment and name our own path. */
async function endOrphans(children: Mark[], ownedPath: string, say: (line: string) => void): Promise<void> {
  const orphans = children.filter((child) => stillRuns(child) && commandLine(child.pid).includes(ownedPath));
  for (const { pid } of orphans) signal(pid, 'SIGINT'); // for PostgreSQL: break off sessions, then stop in order
  await untilGone(orphans, 8000);
  for (const { pid } of orphans.filter(stillRuns)) signal(-pid, 'SIGKILL');
  await untilGone(orphans, 2000);
  for (const { name, pid } of orphans)
    say(`An earlier run was killed and left ${name} (process ${pid}) behind: ended.`);
}

async function untilGone(marks: Mark[], limitMs: number): Promise<void> {
  const end = Date.now() + limitMs;
  while (marks.some(stillRuns) && Date.now() < end) await pause(25);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has gone already
  }
}

const mark = (name: string, pid: number): Mark => ({ name, pid, started: startOf(pid) ?? 'gone' });
const stillRuns = ({ pid, started }: Mark): boolean => startOf(pid) === started;

/** When the process started, as the system says it; nothing for one that has ended. */
function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  try {
    // after the name in brackets, which may hold spaces: field 3 is the state, field 22 the start in ticks since boot
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** The command line of a running process; empty when it has ended. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function ps(pid: number, field: 'lstart' | 'command'): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function read(file: string): Run | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run;
  } catch {
    return undefined; // not there, or half written by a run that was killed: both mean that nobody has it
  }
}

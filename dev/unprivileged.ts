import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './child-process.ts';

/** How to run PostgreSQL, which refuses to run as root. */
export type Unprivileged = {
  /** The same command, as another user where that is needed. The process id stays that of the program itself. */
  wrap(command: Command): Command;
  /** Gives that user what it must be able to write. */
  own(folder: string): void;
};

export class RunsAsRoot extends Error {
  override name = 'RunsAsRoot';
}

/**
 * Three ways, the first that works: an ordinary user runs it as it is; root runs it in a user namespace, where it keeps
 * root's access to the files while it sees itself as user 1000; else as the machine's `postgres` or `nobody`, who must be
 * able to reach the program and the data.
 * @param probe a program that must be able to run, such as `postgres` (called with --version)
 * @param folder an existing folder that it must be able to write in
 * @throws {RunsAsRoot} saying what to do, when none works
 */
export function unprivileged(probe: string, folder: string): Unprivileged {
  if (process.getuid?.() !== 0) return { wrap: (command) => command, own: () => {} };

  const namespace = ['--user', '--map-user=1000', '--map-group=1000'];
  if (spawnSync('unshare', [...namespace, probe, '--version']).status === 0) {
    return {
      wrap: (command) => ({ ...command, command: 'unshare', args: [...namespace, command.command, ...command.args] }),
      own: (folder) => give(folder, { uid: 0, gid: 0 }),
    };
  }
  for (const user of ['postgres', 'nobody']) {
    const ids = idsOf(user);
    if (!ids || spawnSync(probe, ['--version'], { ...ids, cwd: '/' }).status !== 0) continue;
    const reachable = spawnSync('test', ['-x', folder], { ...ids, cwd: '/' }).status === 0;
    if (!reachable) continue;
    return { wrap: (command) => ({ ...command, ...ids, cwd: '/' }), own: (owned) => give(owned, ids) };
  }
  throw new RunsAsRoot(
    'PostgreSQL refuses to run as root, and this machine allows root no user namespace (`unshare --user`).\n' +
      `Start it as an ordinary user who owns this folder, or put the folder where the user "postgres" can read it.`,
  );
}

function idsOf(user: string): { uid: number; gid: number } | undefined {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] })),
    );
    return uid && gid ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

function give(folder: string, { uid, gid }: { uid: number; gid: number }): void {
  if (statSync(folder).uid === uid) return; // as nearly always: it is another's only after a change of the way
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    chownSync(join(folder, entry), uid, gid);
  chownSync(folder, uid, gid);
}

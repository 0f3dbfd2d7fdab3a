import { setTimeout as pause } from 'node:timers/promises';
import { describeExit, logTail, startChild, type Child, type Command } from './child-process.ts';

/** A program that is started again when it dies. */
export type KeptAlive = {
  readonly name: string;
  stop(graceMs: number): Promise<void>;
};

export type KeepAliveOptions = {
  name: string;
  command: Command;
  logFile: string;
  say: (line: string) => void;
  watch: (child: Child) => void;
  /** Is called when it died too often to go on. */
  giveUp: (reason: Error) => void;
};

/** How often in how many milliseconds a program may be started again. */
const MOST_RESTARTS = 5;
const WINDOW_MS = 60_000;

/** @throws {Error} when it can't be started the first time */
export async function keepAlive({ name, command, logFile, say, watch, giveUp }: KeepAliveOptions): Promise<KeptAlive> {
  const restarts: number[] = [];
  let stopping = false;
  let child = await startChild(name, command, logFile);
  const guard = async (): Promise<void> => {
    watch(child);
    const exit = await child.exited;
    if (stopping || child.stopping) return;
    const recent = restarts.filter((at) => at > Date.now() - WINDOW_MS);
    if (recent.length >= MOST_RESTARTS) {
      giveUp(
        new Error(
          `${name} ${describeExit(exit)} for the ${MOST_RESTARTS + 1}th time in a minute:\n${logTail(logFile)}`,
        ),
      );
      return;
    }
    restarts.push(Date.now());
    say(`${name} ${describeExit(exit)}; it is started again.\n${logTail(logFile, 5)}`);
    await pause(200 * recent.length); // the first time at once
    if (stopping) return;
    child = await startChild(name, command, logFile, { append: true });
    if (stopping) child.kill();
    return guard();
  };
  guard().catch((error: unknown) => giveUp(error instanceof Error ? error : new Error(String(error))));
  return {
    name,
    async stop(graceMs) {
      stopping = true;
      await child.stop({ graceMs });
    },
  };
}

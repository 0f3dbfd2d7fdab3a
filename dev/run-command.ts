import { execFile } from 'node:child_process';

export type RunOptions = { env: NodeJS.ProcessEnv; timeout?: number; signal?: AbortSignal };

/**
 * Runs a program of somebody else's to its end.
 * @throws {Error} with the line in which the program says what is wrong
 */
export function run(command: string, args: string[], options: RunOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (!error) return resolve();
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return reject(new Error(`there is no \`${command}\``));
      const lines = `${stdout}\n${stderr}`
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      reject(
        new Error(
          lines.findLast((line) => /error/i.test(line)) ??
            lines.at(-1) ??
            `it ${error.killed ? 'took too long' : 'failed'}`,
        ),
      );
    });
  });
}

/** What went wrong, in one line that fits in a terminal. */
export function oneLine(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
  return text.length > 200 ? `${text.slice(0, 60)} … ${text.slice(-139)}` : text;
}

import { pino, type Logger } from 'pino';

export type { Logger };

/** Structured lines on standard output. They carry ids and codes; a person's data never goes in. */
export const openLogger = (program: string, level: string): Logger =>
  pino({ level, base: { program }, timestamp: pino.stdTimeFunctions.isoTime });

/** Where a fault happened, without its words: a database quotes in its errors what was written. */
export const stackOf = (error: unknown): string | undefined =>
  error instanceof Error
    ? `${error.name}\n${(error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .join('\n')}`
    : undefined;

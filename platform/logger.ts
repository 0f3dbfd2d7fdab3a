import { pino, type Logger } from 'pino';

export type { Logger };

/** Structured lines on standard output. They carry ids and codes; a person's data never goes in. */
export const openLogger = (program: string, level: string): Logger =>
  pino({ level, base: { program }, timestamp: pino.stdTimeFunctions.isoTime });

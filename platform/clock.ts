/** The one clock of a program. Handed to whoever needs the time, so that a test can set it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

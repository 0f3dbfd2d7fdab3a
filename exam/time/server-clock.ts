/**
 * The server's clock, as far as a browser can know it: from the answers of the server and the time that passed since.
 * The device's own clock is never asked, as it may be wrong, or be set during an exam.
 */
export type ServerClock = {
  /** What the server said its time was, in an answer to what was sent and came back at these instants of `monotonic`. */
  heard: (serverTime: Date, sentAt: number, receivedAt: number) => void;
  /** The server's time; null before the first answer. */
  now: () => Date | null;
};

/** The server made its answer somewhere between sending and receiving: so far may the offset be wrong, in milliseconds. */
type Sample = { offset: number; uncertainty: number; at: number };

/** @param monotonic milliseconds that only go up, as `performance.now` */
export function newServerClock(monotonic: () => number): ServerClock {
  let best: Sample | null = null;
  return {
    heard(serverTime, sentAt, receivedAt) {
      const uncertainty = (receivedAt - sentAt) / 2;
      const offset = serverTime.getTime() - (sentAt + receivedAt) / 2;
      if (best === null || isBetter({ offset, uncertainty, at: receivedAt }, best)) {
        best = { offset, uncertainty, at: receivedAt };
      }
    },
    now: () => (best === null ? null : new Date(best.offset + monotonic())),
  };
}

/** Clocks drift apart by a second in some hours; that makes an older sample slowly worth less. */
const driftPerMillisecond = 1 / 10_000;

function isBetter(newer: Sample, older: Sample): boolean {
  const aged = older.uncertainty + (newer.at - older.at) * driftPerMillisecond;
  if (newer.uncertainty <= aged) return true;
  // They can't both be true: the device slept meanwhile, and its count of time with it.
  return Math.abs(newer.offset - older.offset) > newer.uncertainty + aged;
}

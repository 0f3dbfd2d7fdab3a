import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../http/problem.ts';

/**
 * Bounds the guessing of exam numbers without locking out a school, all of which may sit behind one address. Only numbers
 * that could exist (their check digit is right) and don't are counted: a slip of a finger is told by its check digit and
 * costs nothing. An address with many of those is slowed down, to a number a second, and so are all such addresses
 * together; who sits there and has a right number waits a little and gets in.
 *
 * Of ninety million numbers some thousand are valid at one time: at this pace a guess comes true once in many hours, and
 * then during one exam. The counts are of this process, and gone when it stops.
 */
export type GuessLimit = {
  /**
   * Before a number is looked up.
   *
   * @throws {SlowDown} where that must wait
   */
  mayLookUp(address: string): Promise<void>;
  /** After a number was looked up that does not exist. */
  countMiss(address: string): Promise<void>;
};

/** Too many guesses from here: try again after so many seconds. */
export class SlowDown extends Problem {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too-many-requests');
    this.seconds = seconds;
  }
}

const quarter = 15 * 60;

export function newGuessLimit({ perAddress = 60, inAll = 1_000 } = {}): GuessLimit {
  const missesOf = new RateLimiterMemory({ points: perAddress, duration: quarter });
  const misses = new RateLimiterMemory({ points: inAll, duration: quarter });
  const paceOf = new RateLimiterMemory({ points: 1, duration: 1 });
  const pace = new RateLimiterMemory({ points: 10, duration: 1 });
  const isOver = async (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
    ((await limiter.get(key))?.remainingPoints ?? 1) <= 0;
  const keep = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
    await limiter.consume(key).catch((refusal: unknown) => {
      const wait = refusal instanceof RateLimiterRes ? refusal.msBeforeNext : 1_000;
      throw new SlowDown(Math.max(1, Math.ceil(wait / 1_000)));
    });
  };
  return {
    async mayLookUp(address) {
      if (await isOver(missesOf, address)) await keep(paceOf, address);
      const guessesHere = ((await missesOf.get(address))?.consumedPoints ?? 0) > 0;
      if (guessesHere && (await isOver(misses, 'all'))) await keep(pace, 'all');
    },
    async countMiss(address) {
      await missesOf.penalty(address);
      await misses.penalty('all');
    },
  };
}

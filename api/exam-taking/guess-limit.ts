import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem } from '../http/problem.ts';
import { networkOf } from './client-network.ts';

/**
 * Bounds the guessing of exam numbers without standing in the way of a school, all of which may sit behind one address.
 * Whoever types a number that exists is never counted; a slip of a finger is told by its check digit and never comes here.
 *
 * A guess that may come true is free, and free guesses are few: `perNetwork` a day from one network and `inAll` a day from
 * all, and one more for every candidate who comes in, so that the slips of a large school use up nobody's way in. When they
 * are used up, a number still lets in, but only one of a sitting of which another number was typed in that
 * same network: the hall vouches for its own. A candidate who is the first to come is told to wait, the player tries again
 * by itself, and the second one lets both in. A wrong number and the first right one get the very same answer, so who guesses
 * learns nothing from it.
 *
 * The arithmetic. Nine digits, the first not 0 and the last a check digit: 90,000,000 numbers. Say that 100 of them are live
 * on the average of all hours of a year (3,000 at the busiest), and 500 come in a day. A free guess then is right once in
 * 900,000 times: 1,500 free guesses a day take 1.6 years on average, from however many addresses they come. After that someone needs two numbers of one sitting within a minute. At 20 a second, with 3,000 live in
 * sittings of 30, that is once in some months, and in an average hour once in years. What is won is one exam of a stranger
 * while it lasts, in which the real candidate sees that another device took over.
 *
 * What remains weak. A candidate who is alone in a network, while someone guesses there or a thousand guesses were made in
 * the land that day, waits until that day is over or a colleague's number is typed. A candidate who knows one number can
 * look for the others of that sitting (one in 300,000 for a hall of 300) at the pace of a flood. A flood of more than
 * `inMinute` wrong numbers in a minute makes its network wait for the rest of that minute. The counts are of this process,
 * and gone when it stops. A second thing to fill in for who has to wait (a birthday) would mend the first two.
 */
export type GuessLimit = {
  /**
   * Looks a number up, if that may be.
   *
   * @param find gives what the number belongs to
   * @returns null for a number that does not exist
   * @throws {SlowDown} where it is not told whether it exists
   */
  lookUp<Found extends Entrant>(address: string, find: () => Promise<Found | null>): Promise<Found | null>;
};
export type Entrant = { registrationId: string; sittingId: string };

/** Too many guesses from here: try again after so many seconds. */
export class SlowDown extends Problem {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too-many-requests');
    this.seconds = seconds;
  }
}

const day = 24 * 3_600;
const minuteMs = 60_000;
/** For how long a network is known as that of a sitting, in milliseconds. */
const knownMs = 12 * 60 * minuteMs;
/** How many pairs of a network and a sitting are known at most; some hundred bytes each. */
const mostKnown = 5_000;
/** After so many seconds the player tries again. */
const again = 2;

/** @param now in milliseconds, of a clock that only goes forward */
export function newGuessLimit({
  perNetwork = 10,
  inAll = 1_000,
  inMinute = 1_200,
  now = () => performance.now(),
} = {}): GuessLimit {
  const freeOf = new RateLimiterMemory({ points: perNetwork, duration: day });
  const free = new RateLimiterMemory({ points: inAll, duration: day });
  const candidates = new RateLimiterMemory({ points: 1, duration: day });
  const flood = new RateLimiterMemory({ points: inMinute, duration: 60 });
  const seen = new Map<string, { registrationId: string; at: number; isKnown: boolean }>();
  const isUsedUp = async (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
    ((await limiter.get(key))?.remainingPoints ?? 1) <= 0;

  /** Notes who was seen in a network; answers whether that network is known as the sitting's. */
  function vouch(network: string, { registrationId, sittingId }: Entrant): boolean {
    const key = `${network} ${sittingId}`;
    const before = seen.get(key);
    const at = now();
    const isRecent = before !== undefined && at - before.at < (before.isKnown ? knownMs : minuteMs);
    const isKnown = isRecent && (before.isKnown || before.registrationId !== registrationId);
    seen.delete(key);
    seen.set(key, { registrationId, at, isKnown });
    const [oldest] = seen.keys();
    if (seen.size > mostKnown && oldest !== undefined) seen.delete(oldest);
    return isKnown;
  }

  /** The first time in a day that a candidate comes in from a network earns it a slip of somebody's finger. */
  async function earn(network: string, { registrationId }: Entrant): Promise<void> {
    const key = `${network} ${registrationId}`;
    if (await isUsedUp(candidates, key)) return;
    await Promise.all([candidates.penalty(key), freeOf.reward(network), free.reward('all')]);
  }

  return {
    async lookUp(address, find) {
      const network = networkOf(address);
      const isGuarded = (await isUsedUp(freeOf, network)) || (await isUsedUp(free, 'all'));
      if (isGuarded && (await isUsedUp(flood, network))) throw new SlowDown(again);
      const found = await find();
      if (found) {
        if (!vouch(network, found) && isGuarded) throw new SlowDown(again);
        await earn(network, found);
        return found;
      }
      await flood.penalty(network);
      if (isGuarded) throw new SlowDown(again);
      await Promise.all([freeOf.penalty(network), free.penalty('all')]);
      return null;
    },
  };
}

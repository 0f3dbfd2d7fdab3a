import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem } from '../http/problem.ts';
import { networkOf } from './client-network.ts';

/**
 * Bounds the guessing of exam numbers without standing in the way of a school, all of which may sit behind one address.
 * Whoever types a number that exists is never counted; a slip of a finger is told by its check digit and never comes here.
 *
 * A guess that may come true is free, and free guesses are few: `perNetwork` a day from one network and `inAll` a day from
 * all, and one more for every candidate who comes in, so that the slips of a large school use up nobody's way in. When they
 * are used up, a number alone lets in only where another number of its sitting was typed in that same network: the hall
 * vouches for its own. Anyone else is asked for the student number as well, as it stands on the attendance list, and the
 * two together let in: who is alone, or the first to come, waits for nobody. A wrong number and a right one are asked the
 * very same, and so are answered a wrong pair and a number that does not exist: who guesses learns nothing from it.
 *
 * The arithmetic. Nine digits, the first not 0 and the last a check digit: 90,000,000 numbers. Say that 100 of them are live
 * on the average of all hours of a year (3,000 at the busiest), and 500 come in a day. A free guess then is right once in
 * 900,000 times: 1,500 free guesses a day take 1.6 years on average, from however many addresses they come. After that someone needs two numbers of one sitting within a minute. At 20 a second, with 3,000 live in
 * sittings of 30, that is once in some months, and in an average hour once in years. What is won is one exam of a stranger
 * while it lasts, in which the real candidate sees that another device took over.
 *
 * Pairs are bounded too, though a pair is guessed far less likely than a number: `pairsInMinute` wrong ones from a network,
 * and then it waits for the rest of that minute.
 *
 * What remains weak. A candidate who knows one number can look for the others of that sitting (one in 300,000 for a hall of
 * 300) at the pace of a flood. A flood of more than `inMinute` wrong numbers in a minute makes all of its network type their
 * student numbers. The counts are of this process, and gone when it stops.
 */
export type GuessLimit = {
  /**
   * Looks a number up, if that may be.
   *
   * @param find gives what the number belongs to
   * @param studentNumber as the candidate typed it; null where it was not asked for yet
   * @returns null for a number that does not exist, or does not go together with the student number
   * @throws {StudentNumberNeeded} where it is not told whether the number alone exists
   * @throws {SlowDown} after too many wrong pairs
   */
  lookUp<Found extends Entrant>(
    address: string,
    find: () => Promise<Found | null>,
    studentNumber?: string | null,
  ): Promise<Found | null>;
};
export type Entrant = { registrationId: string; sittingId: string; studentNumber: string };

/** Too much is being guessed for the number alone: with the student number it lets in. */
export class StudentNumberNeeded extends Problem {
  constructor() {
    super('student-number-needed');
  }
}

/** Too many wrong pairs from here: try again after so many seconds. */
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
const again = 5;

type GuessLimitOptions = {
  perNetwork?: number;
  inAll?: number;
  inMinute?: number;
  pairsInMinute?: number;
  /** In milliseconds, of a clock that only goes forward. */
  now?: () => number;
  /** Told when free guesses are used up: those of one network, or those of all. */
  onGuard?: (of: 'network' | 'all') => void;
};

export function newGuessLimit({
  perNetwork = 10,
  inAll = 1_000,
  inMinute = 1_200,
  pairsInMinute = 60,
  now = () => performance.now(),
  onGuard = () => undefined,
}: GuessLimitOptions = {}): GuessLimit {
  const freeOf = new RateLimiterMemory({ points: perNetwork, duration: day });
  const free = new RateLimiterMemory({ points: inAll, duration: day });
  const candidates = new RateLimiterMemory({ points: 1, duration: day });
  const flood = new RateLimiterMemory({ points: inMinute, duration: 60 });
  const pairs = new RateLimiterMemory({ points: pairsInMinute, duration: 60 });
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

  /** A wrong number takes one of the free guesses. */
  async function spend(network: string): Promise<void> {
    const left = await Promise.all([freeOf.penalty(network), free.penalty('all')]);
    const [ofNetwork, ofAll] = left.map(({ remainingPoints }) => remainingPoints);
    if (ofNetwork === 0) onGuard('network');
    if (ofAll === 0) onGuard('all');
  }

  async function lookUpPair<Found extends Entrant>(network: string, found: Found | null, studentNumber: string) {
    if (found && isSameStudent(found.studentNumber, studentNumber)) return found;
    await pairs.penalty(network);
    return null;
  }

  return {
    async lookUp(address, find, studentNumber = null) {
      const network = networkOf(address);
      const isGuarded = (await isUsedUp(freeOf, network)) || (await isUsedUp(free, 'all'));
      if (!isGuarded) {
        const found = await find();
        if (found) {
          vouch(network, found);
          await earn(network, found);
          return found;
        }
        await Promise.all([flood.penalty(network), spend(network)]);
        return null;
      }
      if (studentNumber !== null && (await isUsedUp(pairs, network))) throw new SlowDown(again);
      if (studentNumber === null && (await isUsedUp(flood, network))) throw new StudentNumberNeeded();
      const found = await find();
      const comesIn =
        found && vouch(network, found)
          ? found
          : studentNumber !== null && (await lookUpPair(network, found, studentNumber));
      if (comesIn) {
        await earn(network, comesIn);
        return comesIn;
      }
      if (!found) await flood.penalty(network);
      if (studentNumber === null) throw new StudentNumberNeeded();
      return null;
    },
  };
}

/** As people copy it: with spaces, in capitals, without the zeros that it begins with. */
const isSameStudent = (one: string, other: string): boolean => bareNumber(one) === bareNumber(other);
const bareNumber = (text: string): string =>
  text
    .replace(/\s/gu, '')
    .replace(/^0+(?=.)/, '')
    .toLowerCase();

import { Piscina } from 'piscina';
import { enterHolidays, yearsNotEntered } from './calendar.ts';
import type { Store } from './store.ts';

/** Sees to it that the working-day calendar knows the public holidays of this year and the two that follow. */
export async function ensureCalendar(store: Store, now: Date): Promise<void> {
  const first = now.getUTCFullYear();
  const fresh = await yearsNotEntered(store, [first, first + 1, first + 2]);
  const days = await Promise.all(fresh.map(dutchHolidays));
  if (days.length > 0) await enterHolidays(store, now, days.flat());
}

type Holidays = readonly { day: string; name: string }[];
/** In milliseconds. A year takes half a second. */
const timeLimit = 30_000;
const known = new Map<number, Promise<Holidays>>();

/** The days of a year on which the bureau is closed by default. */
export async function dutchHolidays(year: number): Promise<Holidays> {
  const holidays = known.get(year) ?? lookUp(year);
  known.set(year, holidays);
  return await holidays.catch((error: unknown) => {
    known.delete(year);
    throw error;
  });
}

/** In a thread that ends soon after: the holidays of the whole world take 20 MB for as long as a program knows them. */
async function lookUp(year: number): Promise<Holidays> {
  threads ??= new Piscina({
    filename: new URL('./holidays.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 1_000,
  });
  return await threads.run(year, { signal: AbortSignal.timeout(timeLimit) });
}

let threads: Piscina<number, Holidays> | undefined;

import type { CandidateName } from './candidates.ts';
import { slipsBetween, wordsOf } from './inspection-spelling.ts';

/**
 * How well something that was asked for fits what is known. `same`: nothing left to ask. `alike`: forgiving, but good
 * enough where all else fits. `part`: some of it. `other`: not this.
 */
export type Fit = 'same' | 'alike' | 'part' | 'other';

/**
 * Whether a name as the school wrote it can be this candidate's: in any order, with initials, with the tussenvoegsel
 * anywhere or left out, with a slip or two in all.
 */
export function fitOfName(written: string, { givenName, infix, familyName }: CandidateName): Fit {
  const infixes = new Set([...knownInfixes, ...wordsOf(infix)]);
  const asked = withoutInfixes(askedWords(written), infixes);
  const family = withoutInfixes(wordsOf(familyName), infixes);
  const given = wordsOf(givenName);
  if (asked.length === 0) return 'other';
  if (isWrittenAsOne(written, given, wordsOf(infix), wordsOf(familyName))) return 'same';

  const left = [...asked];
  const families = family.map((word) => takeNearest(left, word, false));
  const givens = given.map((word) => takeNearest(left, word, true));
  const found = [...families, ...givens].flatMap((slips) => slips ?? []);
  const hasFamily = families.some((slips) => slips !== null);
  const hasGiven = givens.some((slips) => slips !== null);
  if (!hasFamily && !hasGiven) return 'other';
  const slips = found.reduce((sum, one) => sum + one, 0);
  const missesGiven = givens.includes(null);
  // Another second name is another person; one that only one side wrote is not.
  if (!hasFamily || !hasGiven || slips > mostSlips || (missesGiven && left.length > 0)) {
    return hasFamily ? 'part' : 'other';
  }
  return slips === 0 && !missesGiven && !families.includes(null) && left.length === 0 ? 'same' : 'alike';
}

/** In a whole name. An initial counts as a half one: it fits many. */
const mostSlips = 2;

/** Words that stand before a family name and are written, left out and moved at will. */
const knownInfixes = [
  ...[
    'van',
    'de',
    'der',
    'den',
    'het',
    't',
    'ten',
    'ter',
    'te',
    'op',
    'in',
    'aan',
    'bij',
    'by',
    'uit',
    'onder',
    'vande',
  ],
  ...['vander', 'vanden', 'vd', 'vdr', 'von', 'zu', 'la', 'le', 'du', 'des', 'da', 'dos', 'di', 'el', 'al'],
];

/** A name that is nothing but such words ('In', 'Le') is a name all the same. */
function withoutInfixes(words: string[], infixes: ReadonlySet<string>): string[] {
  const left = words.filter((word) => !infixes.has(word));
  return left.length === 0 ? words : left;
}

/** The words of a written name; 'v.d.' is a tussenvoegsel, and 'JP' two initials. */
function askedWords(written: string): string[] {
  const spelled = written
    .replace(/(?<=\s|,|^)v\.?\s?d\.?(?=\s|,|$)/gi, 'van de')
    .replace(/(?<=\s)v\.?(?=\s|$)/g, 'van');
  const isShouted = spelled === spelled.toUpperCase();
  return wordsOf(
    isShouted ? spelled : spelled.replace(/(?<![\p{L}.])\p{Lu}{2,3}(?![\p{L}.])/gu, (many) => [...many].join(' ')),
  );
}

/** Takes the word out of `left` that is nearest to one of the name's; null when none is near enough. */
function takeNearest(left: string[], word: string, mayBeInitial: boolean): number | null {
  let best: { index: number; slips: number } | null = null;
  for (const [index, candidate] of left.entries()) {
    const slips = slipsBetween(candidate, word) ?? (mayBeInitial && isInitial(candidate, word) ? 0.5 : null);
    if (slips !== null && (best === null || slips < best.slips)) best = { index, slips };
  }
  if (best === null) return null;
  left.splice(best.index, 1);
  return best.slips;
}

const isInitial = (one: string, other: string): boolean =>
  (one.length === 1 || other.length === 1) && one[0] === other[0];

/** 'Jan-Willem' is 'Janwillem', and 'Vandenberg' is 'van den Berg': the same letters, cut into other words. */
function isWrittenAsOne(written: string, given: string[], infix: string[], family: string[]): boolean {
  const asked = wordsOf(written).join('');
  const orders = [
    [given, infix, family],
    [given, family],
    [family, given, infix],
    [infix, family, given],
    [family, given],
  ];
  return orders.some((order) => order.flat().join('') === asked);
}

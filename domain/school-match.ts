import { distance, slipsBetween, wordsOf } from './inspection-spelling.ts';

/**
 * Which school someone means: by its BRIN, its name, or what is left of the name when 'ROC', 'college' and the like are
 * taken away; with room for accents, capitals and a slip of the fingers. It only finds; what was typed stays as it is.
 */

export type KnownSchool = {
  id: string;
  name: string;
  brin: string | null;
  /** Of schools that were merged into it, and of names that were typed and linked to it. */
  formerNames: readonly string[];
  formerBrins: readonly string[];
};

export type SchoolFound =
  | { kind: 'one'; id: string }
  /** The likeliest first; `more` where there are more than can be chosen from. */
  | { kind: 'several'; ids: string[]; more: boolean }
  | { kind: 'none' };

/** How many schools are given to choose from. */
export const mostToChoose = 8;

/** The school that is meant for certain, or those that may be. A guess is only ever given to choose from. */
export function findSchool(typed: string, schools: readonly KnownSchool[]): SchoolFound {
  const certain = byBrin(typed, schools) ?? onlyOne(schools.filter(({ name }) => isSameName(typed, name)));
  if (certain) return { kind: 'one', id: certain.id };
  const containing = schools.filter(({ name }) => hasAllWords(typed, name));
  const [only] = containing.length === 1 ? containing : [];
  if (only && contentOf(wordsOf(typed)).length > 0) return { kind: 'one', id: only.id };
  const near = nearestSchools(typed, schools).map(({ id }) => id);
  const ids = [...new Set([...containing.map(({ id }) => id), ...near])];
  if (ids.length === 0) return { kind: 'none' };
  return { kind: 'several', ids: ids.slice(0, mostToChoose), more: ids.length > mostToChoose };
}

/** Schools with a name like the one that was typed, the likeliest first; `likeness` is at most 1. */
export function nearestSchools(typed: string, schools: readonly KnownSchool[]): { id: string; likeness: number }[] {
  return schools
    .map(({ id, name, formerNames }) => ({
      id,
      likeness: Math.max(...[name, ...formerNames].map((one) => likenessOf(typed, one))),
    }))
    .filter(({ likeness }) => likeness >= alike)
    .toSorted((a, b) => b.likeness - a.likeness);
}

const alike = 0.5;

function byBrin(typed: string, schools: readonly KnownSchool[]): KnownSchool | null {
  const brins = typed.toUpperCase().match(/(?<![\p{L}\p{N}])\d{2}[A-Z]{2}(?![\p{L}\p{N}])/gu) ?? [];
  const has = ({ brin, formerBrins }: KnownSchool) => brins.some((one) => one === brin || formerBrins.includes(one));
  return onlyOne(schools.filter(has));
}

const onlyOne = (found: KnownSchool[]): KnownSchool | null => (found.length === 1 ? (found[0] ?? null) : null);

const isSameName = (one: string, other: string): boolean => wordsOf(one).join(' ') === wordsOf(other).join(' ');

/** Whether every word that was typed stands in the name; 'ROC' too, so that a vakschool is not taken for a ROC. */
function hasAllWords(typed: string, name: string): boolean {
  const words = wordsOf(typed).filter((word) => !fillers.has(word));
  const inName = new Set(wordsOf(name));
  return words.length > 0 && words.every((word) => inName.has(word));
}

const fillers = new Set(['de', 'het', 'een', 'van', 'voor', 'en', 'in', 'te', 'the', 'of', 'and', 'for', 'stichting']);
/** What many schools have in their names, and so tells none apart. */
const kinds = new Set([
  ...['roc', 'mbo', 'aoc', 'college', 'colleges', 'school', 'scholen', 'vakschool', 'vakcollege', 'instituut'],
  ...['regionaal', 'opleidingen', 'opleidingscentrum', 'opleidingencentrum', 'centrum', 'beroepsonderwys'],
]);

const contentOf = (words: string[]): string[] => words.filter((word) => !fillers.has(word) && !kinds.has(word));

/** The words that tell a school apart; all of them where none does. */
function tellingWords(text: string): string[] {
  const words = wordsOf(text);
  const content = contentOf(words);
  return content.length > 0 ? content : words;
}

function likenessOf(typed: string, name: string): number {
  const [left, right] = [tellingWords(typed), tellingWords(name)];
  if (left.length === 0 || right.length === 0) return 0;
  const [found, covered] = [shareFound(left, right), shareFound(right, left)];
  const byWords = found + covered === 0 ? 0 : (2 * found * covered) / (found + covered);
  return Math.max(byWords, likenessInOnePiece(left.join(''), right.join('')));
}

/** For words that one writes apart and another as one. */
function likenessInOnePiece(one: string, other: string): number {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 2) return 0;
  const slips = distance(one, other);
  return slips > 2 ? 0 : 0.95 - 0.1 * slips;
}

/** How much of the one text's words stand in the other's, from 0 to 1. */
function shareFound(words: string[], among: string[]): number {
  const best = words.map((word) => Math.max(...among.map((other) => likenessOfWords(word, other))));
  return best.reduce((sum, one) => sum + one, 0) / words.length;
}

function likenessOfWords(one: string, other: string): number {
  if (one === other) return 1;
  const slips = slipsBetween(one, other);
  if (slips !== null) return 1 - 0.15 * slips;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.startsWith(short) ? 0.7 : 0;
}

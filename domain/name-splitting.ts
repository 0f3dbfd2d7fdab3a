import type { CandidateName } from './candidates.ts';

/**
 * Takes a name that stands in one cell apart: 'Fatima van den Berg', 'Berg, Fatima van den', 'van den Berg, Fatima' and
 * 'Berg, van den, Fatima'. Without a tussenvoegsel the last word is the family name.
 *
 * @returns null for one word: nobody can tell which part of a name it is
 */
export function splitFullName(name: string): CandidateName | null {
  const parts = name.split(',').map((part) => part.trim());
  const [first = '', second = '', third = ''] = parts;
  if (parts.length > 3 || parts.some((part) => part === '')) return null;
  if (parts.length === 3) return isInfix(second) ? { givenName: third, infix: second, familyName: first } : null;
  if (parts.length === 2) return ofListName(first, second);
  const words = first.split(' ');
  for (let at = 1; at < words.length - 1; at += 1) {
    const length = infixLengthAt(words, at);
    if (length > 0) {
      return {
        givenName: joined(words, 0, at),
        infix: joined(words, at, at + length),
        familyName: joined(words, at + length),
      };
    }
  }
  return words.length < 2 ? null : { givenName: joined(words, 0, -1), infix: '', familyName: joined(words, -1) };
}

/** Takes a tussenvoegsel off that stands before the family name: 'van den Berg'; or after it: 'Berg, van den'. */
export function splitFamilyName(name: string): Pick<CandidateName, 'infix' | 'familyName'> {
  const [before = '', after = '', ...rest] = name.split(',').map((part) => part.trim());
  if (before !== '' && rest.length === 0 && isInfix(after)) return { infix: after, familyName: before };
  const words = name.split(' ');
  const length = infixLengthAt(words, 0);
  return { infix: joined(words, 0, length), familyName: joined(words, length) };
}

/** 'Berg, Fatima van den': the tussenvoegsel stands last, or still with the family name. */
function ofListName(family: string, given: string): CandidateName {
  const before = splitFamilyName(family);
  if (before.infix !== '') return { givenName: given, ...before };
  const [familyName, after] = withoutLastInfix(family);
  if (after !== '') return { givenName: given, infix: after, familyName };
  const [givenName, infix] = withoutLastInfix(given);
  return { givenName, infix, familyName };
}

/** The longest tussenvoegsel that ends a text, and what stands before it. */
function withoutLastInfix(text: string): [before: string, infix: string] {
  const words = text.split(' ');
  for (let at = 1; at < words.length; at += 1) {
    const infix = joined(words, at);
    if (isInfix(infix)) return [joined(words, 0, at), infix];
  }
  return [text, ''];
}

/** How many words from here on are a tussenvoegsel, with a word of the family name after them; 0 for none. */
function infixLengthAt(words: readonly string[], at: number): number {
  for (let length = Math.min(3, words.length - at - 1); length > 0; length -= 1) {
    if (isInfix(joined(words, at, at + length))) return length;
  }
  return 0;
}

const joined = (words: readonly string[], from: number, to?: number): string => words.slice(from, to).join(' ');

export const isInfix = (text: string): boolean => infixes.has(text.toLowerCase().replaceAll(/[’‘`´]/g, "'"));

/** What stands before family names in the Netherlands, those that came from elsewhere included. */
export const infixes: ReadonlySet<string> = new Set(
  [
    "'s|'t|aan|aan de|aan den|aan der|aan het|aan 't|achter de|al|auf|auf dem|auf der|aus dem|aus der|ben|bij|bij de",
    "bij den|bij het|bij 't|bin|boven|boven de|buiten|buiten de|da|dal|dalla|das|de|de el|de l'|de la|de las|de le|de los",
    "de van der|degli|dei|del|della|den|der|des|di|do|don|dos|du|el|het|ibn|in|in de|in den|in der|in het|in 't|la|las",
    "le|les|los|met de|onder|onder de|onder den|onder het|onder 't|op|op de|op den|op der|op gen|op het|op 't|op ten",
    "over|over de|over den|over 't|te|ten|ter|tho|thoe|toe|tot|tussen de|uijt|uijt de|uijt den|uijt het|uijt te|uit",
    "uit de|uit den|uit het|uit 't|uit te|uit ten|uten|van|van 's|van 't|van de|van de l'|van den|van der|van gen|van het",
    "van la|van ter|van van de|vom|von|von dem|von den|von der|von und zu|voor|voor 't|voor de|voor den|voor in 't|vor",
    'vor der|zu|zum|zur',
  ].flatMap((line) => line.split('|')),
);

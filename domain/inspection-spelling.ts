/**
 * Names and titles as people type them: compared without accents, capitals and signs, and with room for a slip of the
 * fingers. Only to find what was meant; what was written is kept as it is.
 */

/** The words of a text, without accents, capitals and signs; 'ij' and 'y' are one letter. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþ]/g, (letter) => withoutStroke[letter] ?? letter)
    .replace(/['’‘`´]/g, '')
    .replace(/ij|ĳ/g, 'y')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const withoutStroke: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** How many slips a word of this length may hold: none in a short one, where another letter is another name. */
const slipsIn = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** How many slips apart two words are; null when it is more than their length allows. */
export function slipsBetween(one: string, other: string): number | null {
  const allowed = slipsIn(Math.min(one.length, other.length));
  if (one === other) return 0;
  if (allowed === 0 || Math.abs(one.length - other.length) > allowed) return null;
  const slips = distance(one, other);
  return slips <= allowed ? slips : null;
}

/** Letters added, left out, changed, or swapped with their neighbour (Damerau-Levenshtein, in its restricted form). */
export function distance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  let before: number[] = [];
  let last = to.map((_, index) => index + 1);
  last.unshift(0);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = at(last, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(Math.min(changed, at(last, j) + 1, at(row, j - 1) + 1, swapped ? at(before, j - 2) + 1 : Infinity));
    }
    [before, last] = [last, row];
  }
  return at(last, to.length);
}

const at = (row: number[], index: number): number => row[index] ?? Infinity;

/**
 * Whether two texts are the same word or words to a marker: outer and repeated white space, the kind of apostrophe and
 * quote that a keyboard makes, and how an accented letter is stored make no difference; nor does case, unless it counts.
 */
export const sameText = (one: string, other: string, caseSensitive: boolean): boolean =>
  folded(one, caseSensitive) === folded(other, caseSensitive);

function folded(text: string, caseSensitive: boolean): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201A\u201B\u02BC\u2032`\u00B4]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]/g, '"')
    .replace(/[\u00AD\u200B-\u200D\u2060]/g, '') // not to be seen, and pasted along
    .replace(/\s+/g, ' ')
    .trim();
  return caseSensitive ? plain : plain.toLowerCase();
}

/** Looks for words anywhere in a column, whatever their case. The signs that stand for any text in SQL are themselves. */
export const containing = (words: string) => ({
  contains: words.replace(/[\\%_]/g, '\\$&'),
  mode: 'insensitive' as const,
});

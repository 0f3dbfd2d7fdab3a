/** Gaps and dropdowns stand in the text of their question as `[[id]]`. */

export const isPlaced = (prompt: string, id: string): boolean => prompt.includes(`[[${id}]]`);

/** At the end, where the editor can cut it and paste it elsewhere. */
export const withPlace = (prompt: string, id: string): string =>
  `${prompt}${prompt === '' || /\s$/.test(prompt) ? '' : ' '}[[${id}]]`;

export const withoutPlace = (prompt: string, id: string): string => prompt.replaceAll(`[[${id}]]`, '').trimEnd();

/** How large the text is, in three steps; kept on the device. */
export const textSizes = ['1', '2', '3'] as const;
export type TextSize = (typeof textSizes)[number];

const kept = 'examen-tekstgrootte';

export function keptTextSize(): TextSize {
  try {
    return textSizes.find((size) => size === localStorage.getItem(kept)) ?? '1';
  } catch {
    return '1';
  }
}

export function setTextSize(size: TextSize): void {
  document.documentElement.dataset['textSize'] = size;
  try {
    localStorage.setItem(kept, size);
  } catch {
    // A device that keeps nothing has the ordinary size next time.
  }
}

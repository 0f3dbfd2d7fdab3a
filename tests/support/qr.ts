/**
 * Reads what stands in a QR code, from its squares: by the standard and apart from what draws it. For codes of version 1 to 3
 * with one block of data, undamaged, in bytes; that is what a short address takes at most.
 *
 * @param isDark its squares from the top left, row by row, without the white border
 */
export function readQrCode(isDark: readonly (readonly boolean[])[]): string {
  const size = isDark.length;
  const version = (size - 17) / 4;
  if (![1, 2, 3].includes(version)) throw new Error(`A code of ${size} squares is not read here`);
  const at = (row: number, column: number): boolean => isDark[row]?.[column] === true;
  const format = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => Number(at(8, column)));
  const mask = (Number.parseInt(format.slice(0, 5).join(''), 2) ^ 0b10101) & 0b111;
  const bits = [...dataSquares(size)].map(([row, column]) => at(row, column) !== masks[mask]?.(row, column));
  const numberAt = (from: number, count: number): number =>
    bits.slice(from, from + count).reduce((sum, bit) => sum * 2 + Number(bit), 0);
  if (numberAt(0, 4) !== 0b0100) throw new Error('This code is not in bytes');
  const length = numberAt(4, 8);
  return new TextDecoder().decode(Uint8Array.from({ length }, (_, index) => numberAt(12 + index * 8, 8)));
}

const masks: ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** The squares of the data, in the order of its bits: in pairs of columns from the right, up and down in turn. */
function* dataSquares(size: number): Generator<[row: number, column: number]> {
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1; // the dotted line
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) if (!isPattern(size, row, column)) yield [row, column];
    }
    upwards = !upwards;
  }
}

/** The three corners with what tells the format, the dotted lines, and from version 2 on the small square. */
function isPattern(size: number, row: number, column: number): boolean {
  const inCorner = (row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9);
  const middle = size - 7;
  const inSmallSquare = size > 21 && Math.abs(row - middle) <= 2 && Math.abs(column - middle) <= 2;
  return inCorner || inSmallSquare || row === 6 || column === 6;
}

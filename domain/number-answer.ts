/**
 * Numbers as people in the Netherlands type them, exactly: no binary fractions anywhere. One comma or one point is the
 * decimal sign. A thousands separator (1.234,5 or 1 234) is refused rather than guessed: the same signs mean two numbers.
 */

/** `digits` times ten to the power of minus `scale`. */
export type Decimal = { digits: bigint; scale: number };

const form = /^([+-]?)(\d*)(?:[.,](\d+))?$/;
const longest = 40;

/**
 * @param unit is forgiven when it is typed with the number: '12 cm', '€ 3,50'
 * @returns null for what is no number, or has a thousands separator
 */
export function readNumber(typed: string, unit = ''): Decimal | null {
  const text = plain(typed);
  return readPlain(text) ?? (unit.trim() === '' ? null : readPlain(withoutUnit(text, plain(unit))));
}

/** Whether a number lies at most the tolerance away from the one that is wanted; at exactly that distance it does. */
export function isWithin(value: Decimal, wanted: Decimal, tolerance: Decimal): boolean {
  const scale = Math.max(value.scale, wanted.scale, tolerance.scale);
  const distance = atScale(value, scale) - atScale(wanted, scale);
  return (distance < 0n ? -distance : distance) <= atScale(tolerance, scale);
}

/** Word processors make another sign of a minus. */
const plain = (text: string): string => text.trim().replace(/[\u2212\u2013]/g, '-');

function withoutUnit(text: string, unit: string): string {
  const [number, wanted] = [text.toLowerCase(), unit.toLowerCase()];
  if (number.endsWith(wanted)) return number.slice(0, -wanted.length).trim();
  return number.startsWith(wanted) ? number.slice(wanted.length).trim() : text;
}

function readPlain(text: string): Decimal | null {
  const [, sign = '', whole = '', fraction = ''] = (text.length <= longest && form.exec(text)) || [];
  if (whole === '' && fraction === '') return null;
  return { digits: BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n), scale: fraction.length };
}

const atScale = ({ digits, scale }: Decimal, wanted: number): bigint => digits * 10n ** BigInt(wanted - scale);

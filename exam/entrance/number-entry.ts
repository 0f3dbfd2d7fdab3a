import { examNumberLength, formatExamNumber, parseExamNumber } from '../../domain/exam-number.ts';
import type { Values, WordKey } from '../words/words.ts';

/** What can be said about an exam number while it is typed, before anyone is asked whether it exists. */
export type NumberEntry =
  | { state: 'empty' }
  /** So far nothing is wrong with it. */
  | { state: 'typing'; remark: [WordKey, Values] }
  | { state: 'wrong'; remark: [WordKey, Values] }
  | { state: 'good'; number: string };

const separators = /[\s\p{Pd}.·]/gu;

export function readEntry(typed: string): NumberEntry {
  const characters = typed.replace(separators, '');
  if (characters === '') return { state: 'empty' };
  if (!/^[1-9]\d*$/.test(characters)) return { state: 'wrong', remark: ['number.notDigits', {}] };
  const missing = examNumberLength - characters.length;
  if (missing > 0) return { state: 'typing', remark: ['number.incomplete', { count: missing }] };
  if (missing < 0) return { state: 'wrong', remark: ['number.tooLong', {}] };
  const parsed = parseExamNumber(characters);
  return parsed.ok ? { state: 'good', number: parsed.number } : { state: 'wrong', remark: ['number.checkDigit', {}] };
}

/** The number in groups of three as it is typed, and where the caret stands in it, counted in digits. */
export function grouped(typed: string, caret: number): { text: string; caret: number } {
  const plain = (text: string) => text.replace(separators, '');
  const group = (text: string) => (/^\d+$/.test(text) ? formatExamNumber(text) : text);
  const text = group(plain(typed));
  const before = plain(typed.slice(0, caret)).length;
  let at = 0;
  for (let digits = 0; digits < before && at < text.length; at += 1) if (text[at] !== ' ') digits += 1;
  return { text, caret: at };
}

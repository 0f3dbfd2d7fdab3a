import type { Context } from 'hono';
import { z } from 'zod';
import type { TextKey, Translate } from '../../locales/index.ts';
import type { FieldError, FieldValues } from '../pages/form.ts';

/**
 * Forms of the public pages: fields as text, and faults as codes ('missing', 'invalid', 'tooLong', …) that have their
 * sentence in locales/<lang>/public.json under `fieldError.<field>`.
 */

/** Letters, digits and the usual signs of names, functions and places, on one line. */
const line = /^[\p{L}\p{M}\p{N} '’‘`´.,;:()\-–/&+@#"!?°]*$/u;
const emailAddress = z.email();

/** Mail programs make a link of a web address: what someone types as a name must not lead the manager anywhere. */
const webAddress = /:\/\/|\bwww\./i;

export const text = (max: number) =>
  z
    .string('missing')
    .trim()
    .min(1, 'missing')
    .max(max, 'tooLong')
    .regex(line, 'invalid')
    .refine((value) => !webAddress.test(value), 'invalid');

export const longText = (max: number) =>
  z
    .string('missing')
    .trim()
    .min(1, 'missing')
    .max(max, 'tooLong')
    .regex(/^(?:[^\p{Cc}]|\r|\n|\t)*$/u, 'invalid');

/** An address in lower case: two spellings of one address are one address. */
export const email = z
  .string('missing')
  .trim()
  .toLowerCase()
  .min(1, 'missing')
  .max(254, 'tooLong')
  .refine((value) => emailAddress.safeParse(value).success, 'invalid');

export const phone = z
  .string('missing')
  .trim()
  .min(1, 'missing')
  .max(30, 'tooLong')
  .regex(/^\+?[\d ()-]{6,}$/, 'invalid');

export const ticked = z.literal('yes', 'missing');

/** What was filled in, each field as text, or as a list where `lists` names it. Files count as nothing. */
export async function readForm(c: Context, lists: readonly string[] = []): Promise<Record<string, string | string[]>> {
  const body = await c.req.parseBody({ all: true });
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    const texts = [value].flat().filter((part) => typeof part === 'string');
    if (lists.includes(name)) values[name] = texts;
    else values[name] = texts[0] ?? '';
  }
  for (const name of lists) values[name] ??= [];
  return values;
}

/** What the page shows again: what was typed, cut where it is far too long to be shown. */
export const valuesToShow = (values: Record<string, string | string[]>): FieldValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value : value.slice(0, 500)]),
  );

/** The first fault of each field, in words. */
export function fieldErrors(t: Translate, error: z.ZodError): FieldError[] {
  const first = new Map<string, FieldError>();
  for (const issue of error.issues) {
    const field = String(issue.path[0]);
    const limits = {
      ...('maximum' in issue ? { max: Number(issue.maximum) } : {}),
      ...('minimum' in issue ? { min: Number(issue.minimum) } : {}),
    };
    const message = t(`public:fieldError.${field}.${issue.message}` as TextKey, limits);
    if (!first.has(field)) first.set(field, { field, message });
  }
  return [...first.values()];
}

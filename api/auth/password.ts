import type { Context } from 'hono';
import { z } from 'zod';
import { fieldErrors, readForm } from '../http/forms.ts';
import type { Env } from '../http/parts.ts';
import type { FieldError } from '../pages/form.ts';
import { hashPassword, passwordLength } from './auth.ts';
import { isEasilyGuessed } from './password-strength.ts';

/**
 * Reads the choice of a password, typed twice.
 *
 * @param about what anyone can know of the person: name, address, schools
 * @returns the password's hash, or what is wrong with it in words
 */
export async function readChosenPassword(
  c: Context<Env>,
  about: readonly string[],
): Promise<{ hash: string; errors?: never } | { errors: FieldError[] }> {
  const checked = await passwordForm(about).safeParseAsync(await readForm(c));
  if (!checked.success) return { errors: fieldErrors(c.get('t'), checked.error) };
  return { hash: await hashPassword(c.get('parts').auth, checked.data.password) };
}

/** The codes of its faults are the sentences' names in public.json. */
export const passwordForm = (about: readonly string[]) =>
  z
    .object({ password: newPassword(about), passwordRepeat: z.string('missing').min(1, 'missing') })
    .superRefine(({ password, passwordRepeat }, context) => {
      if (passwordRepeat !== '' && password !== passwordRepeat) {
        context.addIssue({ code: 'custom', path: ['passwordRepeat'], message: 'differs' });
      }
    });

/** One password, as `passwordForm` checks it. */
export const newPassword = (about: readonly string[]) =>
  z
    .string('missing')
    .min(1, { error: 'missing', abort: true })
    .min(passwordLength.min, { error: 'tooShort', abort: true })
    .max(passwordLength.max, { error: 'tooLong', abort: true })
    .refine(async (password) => !(await isEasilyGuessed(password, about)), 'tooEasy');

import { z } from 'zod';
import { passwordLength } from './auth.ts';
import { isEasilyGuessed } from './password-strength.ts';

/**
 * The choice of a password, typed twice; the codes of its faults are the sentences' names in public.json. It is parsed
 * with `safeParseAsync`.
 *
 * @param about what anyone can know of the person: name, address, schools
 */
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

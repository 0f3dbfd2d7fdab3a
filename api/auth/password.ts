import { z } from 'zod';
import { passwordLength } from './auth.ts';

/** The choice of a password, typed twice; the codes of its faults are the sentences' names in public.json. */
export const passwordForm = (email: string) =>
  z
    .object({
      password: z
        .string('missing')
        .min(1, 'missing')
        .min(passwordLength.min, 'tooShort')
        .max(passwordLength.max, 'tooLong')
        .refine((password) => !isEasilyGuessed(password, email), 'tooEasy'),
      passwordRepeat: z.string('missing').min(1, 'missing'),
    })
    .superRefine(({ password, passwordRepeat }, context) => {
      if (passwordRepeat !== '' && password !== passwordRepeat) {
        context.addIssue({ code: 'custom', path: ['passwordRepeat'], message: 'differs' });
      }
    });

/** Long enough but still the first that anyone would try: one pattern over and over, or one's own address. */
function isEasilyGuessed(password: string, email: string): boolean {
  const plain = password.toLowerCase();
  const [name = ''] = email.split('@');
  const isOwnAddress = name.length >= 4 && plain.includes(name);
  const isRepetition = new Set(plain).size < 5 || /^(.{1,6})\1+$/.test(plain);
  const isCommon = commonBeginnings.some((word) => plain.replace(/[^a-z]/g, '') === word);
  return isOwnAddress || isRepetition || isCommon || isStaircase(plain);
}

/** Words that, with only digits and signs around them, are what people choose when they must choose. */
const commonBeginnings = [
  'wachtwoord',
  'welkom',
  'password',
  'teletoets',
  'examenwerk',
  'geheim',
  'qwertyuiop',
  'admin',
];

/** `123456789012`, `abcdefghijkl`: each sign follows from the one before. */
function isStaircase(text: string): boolean {
  const steps = [...text].slice(1).filter((sign, index) => {
    const step = (sign.codePointAt(0) ?? 0) - (text.codePointAt(index) ?? 0);
    return Math.abs(step) === 1 || step === -9;
  });
  return steps.length >= text.length - 2;
}

import { z } from 'zod';
import { email, longText, text } from '../http/forms.ts';

/** The question form as it is checked; the codes of its faults are the sentences' names. */
export const helpForm = z.object({
  submissionId: z.uuid('invalid'),
  name: text(100),
  email,
  schoolName: z.union([z.literal('').transform(() => ''), text(200)]).default(''),
  subject: text(150),
  question: longText(5_000),
});
export type HelpForm = z.infer<typeof helpForm>;

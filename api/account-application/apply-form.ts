import { z } from 'zod';
import { email, phone, text } from '../http/forms.ts';

/** The application form as it is checked, but for the school: see school-choice.ts. The codes of its faults are the sentences' names. */
export const applyForm = z
  .object({
    submissionId: z.uuid('invalid'),
    applicantName: text(100),
    applicantFunction: text(100),
    applicantEmail: email,
    applicantPhone: phone,
    location: text(150),
    studyFieldIds: z.array(z.uuid('invalid')).min(1, 'missing').max(100, 'tooLong'),
    managerName: text(100),
    managerEmail: email,
  })
  .superRefine((form, context) => {
    if (form.managerEmail === form.applicantEmail) {
      context.addIssue({ code: 'custom', path: ['managerEmail'], message: 'sameAsApplicant' });
    }
  });

export type ApplyForm = z.infer<typeof applyForm>;

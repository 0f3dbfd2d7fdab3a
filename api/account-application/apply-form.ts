import { z } from 'zod';
import { email, phone, text } from '../http/forms.ts';
import { otherSchool } from './pages/apply.ts';

/** The application form as it is checked; the codes of its faults are the sentences' names. */
export const applyForm = z
  .object({
    submissionId: z.uuid('invalid'),
    applicantName: text(100),
    applicantFunction: text(100),
    applicantEmail: email,
    applicantPhone: phone,
    schoolId: z
      .string('missing')
      .min(1, 'missing')
      .refine((value) => value === otherSchool || z.uuid().safeParse(value).success, 'invalid'),
    otherSchoolName: z.string().trim().default(''),
    location: text(150),
    studyFieldIds: z.array(z.uuid('invalid')).min(1, 'missing').max(100, 'tooLong'),
    managerName: text(100),
    managerEmail: email,
  })
  .superRefine((form, context) => {
    if (form.schoolId === otherSchool) {
      const name = text(200).safeParse(form.otherSchoolName);
      for (const issue of name.error?.issues ?? []) context.addIssue({ ...issue, path: ['otherSchoolName'] });
    }
    if (form.managerEmail === form.applicantEmail) {
      context.addIssue({ code: 'custom', path: ['managerEmail'], message: 'sameAsApplicant' });
    }
  });

export type ApplyForm = z.infer<typeof applyForm>;

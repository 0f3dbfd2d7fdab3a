import { z } from 'zod';

/** The paper way: scans of signed paper, and applications that are entered from them. Sent as multipart/form-data. */

const file = z.any().meta({ type: 'string', format: 'binary' });
const yes = z.literal('yes').optional();

/** Who signed on paper and on which day (YYYY-MM-DD); a signer is left out where `managerSigned` is. */
const signed = {
  managerSigned: yes,
  managerSignedName: z.string().optional(),
  managerSignedFunction: z.string().optional(),
  managerSignedOn: z.string().optional(),
  applicantSigned: yes,
  applicantSignedName: z.string().optional(),
  applicantSignedOn: z.string().optional(),
};

export const scanBody = z
  .object({
    /** Made by the browser once per press. */
    requestId: z.string(),
    /** The scan; or `documentId`, where it is in the case already. */
    file: file.optional(),
    documentId: z.string().optional(),
    /** The applicant confirmed the e-mail address on paper. */
    emailConfirmed: yes,
    ...signed,
  })
  .meta({ id: 'ScanUpload' });

/** `processed`: the process has taken it up and went on. Otherwise it is safe and will be taken up. */
export const scanReceipt = z.object({ documentId: z.uuid(), processed: z.boolean() }).meta({ id: 'ScanReceipt' });
export type ScanReceipt = z.infer<typeof scanReceipt>;

export const paperBody = z
  .object({
    submissionId: z.string(),
    applicantName: z.string().optional(),
    applicantFunction: z.string().optional(),
    applicantEmail: z.string().optional(),
    applicantPhone: z.string().optional(),
    schoolId: z.string().optional(),
    schoolName: z.string().optional(),
    location: z.string().optional(),
    studyFieldIds: z.union([z.string(), z.array(z.string())]).optional(),
    managerName: z.string().optional(),
    managerEmail: z.string().optional(),
    formScan: file.optional(),
    /** Left out where the declaration is in the same file. */
    ndaScan: file.optional(),
    ...signed,
  })
  .meta({ id: 'PaperApplication' });

/** An open application under the same address is shown, not entered a second time. */
export const paperAnswer = z
  .object({ kind: z.enum(['received', 'already-open']), id: z.uuid(), reference: z.string() })
  .meta({ id: 'PaperApplicationAnswer' });
export type PaperAnswer = z.infer<typeof paperAnswer>;

/** What can be chosen on the form. */
export const applicationChoices = z
  .object({
    schools: z.array(z.object({ id: z.uuid(), name: z.string() })),
    studyFieldGroups: z.array(
      z.object({ name: z.string(), fields: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
    ),
  })
  .meta({ id: 'ApplicationChoices' });
export type ApplicationChoices = z.infer<typeof applicationChoices>;

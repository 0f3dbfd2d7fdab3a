import { z } from 'zod';
import { managerVerifications, phases, purposes, warnings } from '../../domain/account-application.ts';
import { listSearch } from '../http/search-contract.ts';

/** The account application as the back office reads it. */

/** Who ended the application by refusing, and why. */
const refusal = z.object({
  by: z.enum(['manager', 'applicant', 'helpdesk']),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});

const signature = z.object({
  /** 'paper': on a scan, with the day on the paper and who recorded it. */
  medium: z.enum(['link', 'paper']),
  signedAt: z.iso.datetime(),
  signedOn: z.iso.date().nullable(),
  recordedBy: z.string().nullable(),
  typedName: z.string(),
  function: z.string().nullable(),
  /** Empty for a signature on paper, where it stands in the scan. */
  declaration: z.string().nullable(),
  documentSha256: z.string(),
});

/** A point on the timeline; `code` has its sentence in locales/<lang>/domain.json under `events`. */
const event = z.object({ at: z.iso.datetime(), code: z.string(), actor: z.string().nullable() });

/** `answer`: null while there is none; its `recordedBy` where it came in by another way than the link. */
const exchanged = z.object({
  id: z.uuid(),
  askedAt: z.iso.datetime(),
  askedBy: z.string().nullable(),
  question: z.string(),
  answer: z
    .object({
      at: z.iso.datetime(),
      text: z.string().nullable(),
      recordedBy: z.string().nullable(),
      files: z.array(z.object({ id: z.uuid(), name: z.string() })),
    })
    .nullable(),
});

export const applicationPhase = z.enum(phases);

const studyField = z.object({ id: z.uuid(), name: z.string(), group: z.string() });

export const accountApplication = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    phase: applicationPhase,
    /** An account, or more study fields on one that is there. */
    purpose: z.enum(purposes),
    channel: z.enum(['form', 'paper', 'portal']),
    submittedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    outcome: z.string().nullable(),
    refusal: refusal.nullable(),
    applicant: z.object({ name: z.string(), function: z.string(), email: z.string(), phone: z.string() }),
    school: z.object({ id: z.uuid().nullable(), name: z.string(), brin: z.string().nullable(), location: z.string() }),
    studyFields: z.array(studyField),
    /** Those that the account holder has at this school beside what is asked; empty where an account is asked. */
    studyFieldsHad: z.array(studyField),
    manager: z.object({ name: z.string(), email: z.string() }),
    signatures: z.object({ manager: signature.nullable(), applicant: signature.nullable() }),
    /** Whether the applicant is asked to sign the non-disclosure agreement; not who signed the one that holds before. */
    asksNda: z.boolean(),
    /** How the reviewer made sure that the manager is the manager; empty until it is approved. */
    managerVerification: z
      .object({ how: z.enum(managerVerifications), note: z.string().nullable(), by: z.string(), at: z.iso.datetime() })
      .nullable(),
    documents: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['application-form', 'nda', 'attachment', 'scan', 'signature-certificate']),
        /** Of one kind the second and later ones: a form for another manager, another file of the applicant. */
        round: z.int(),
        /** What the file was called, for what was sent in; and who of the bureau added it. */
        name: z.string().nullable(),
        addedBy: z.string().nullable(),
        mediaType: z.string(),
        sha256: z.string(),
        createdAt: z.iso.datetime(),
      }),
    ),
    /** What the reviewer should look at, as codes: see `warnings` in locales/<lang>/domain.json; with what was found. */
    warnings: z.array(
      z.object({
        code: z.enum(warnings),
        found: z.array(
          z.object({
            resource: z.enum(['accounts', 'account-applications', 'study-fields']),
            id: z.uuid(),
            label: z.string(),
          }),
        ),
      }),
    ),
    /** The tasks that stand open now: what is awaited, from whom, until when. */
    awaited: z.array(
      z.object({
        taskId: z.uuid(),
        kind: z.string(),
        dueAt: z.iso.datetime().nullable(),
        expiresAt: z.iso.datetime().nullable(),
        /** Asked by a mailed link, which can be mailed once more. */
        byLink: z.boolean(),
      }),
    ),
    /** What the helpdesk can still change. */
    can: z.object({ withdraw: z.boolean(), replaceManager: z.boolean(), recordAnswer: z.boolean() }),
    /** What the helpdesk asked beside the form, and what the applicant answered, in order. */
    exchange: z.array(exchanged),
    timeline: z.array(event),
  })
  .meta({ id: 'AccountApplication' });
export type AccountApplication = z.infer<typeof accountApplication>;

export const accountApplicationRow = accountApplication
  .pick({ id: true, reference: true, phase: true, purpose: true, submittedAt: true, closedAt: true })
  .extend({ applicantName: z.string(), schoolName: z.string() })
  .meta({ id: 'AccountApplicationRow' });
export type AccountApplicationRow = z.infer<typeof accountApplicationRow>;

export const accountApplicationFilter = z.object({ phase: z.enum(['open', 'closed']).optional() });

/** `POST /api/account-applications/search`: by names, addresses and references. */
export const accountApplicationSearch = accountApplicationFilter
  .extend(listSearch.shape)
  .extend({ sort: z.literal('submittedAt').optional(), order: z.enum(['asc', 'desc']).default('desc') })
  .meta({ id: 'AccountApplicationSearch' });

/** Lines of text, without other control characters. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u);

/** What the helpdesk changes. Ids are made by the browser once per press, so that a double click changes once. */
export const withdrawal = z.object({ decisionId: z.uuid(), reason: words(2000) }).meta({ id: 'ApplicationWithdrawal' });
export type Withdrawal = z.infer<typeof withdrawal>;

export const otherManager = z
  .object({
    decisionId: z.uuid(),
    /** The signature that was awaited when the page was shown. */
    taskId: z.uuid(),
    reason: words(2000),
    name: z.string().max(200),
    email: z.string().max(300),
  })
  .meta({ id: 'OtherManager' });
export type OtherManager = z.infer<typeof otherManager>;

export const resending = z.object({ requestId: z.uuid(), taskId: z.uuid() }).meta({ id: 'LinkResending' });
export type Resending = z.infer<typeof resending>;

export const recordedAnswer = z.object({ decisionId: z.uuid(), text: words(10_000) }).meta({ id: 'RecordedAnswer' });
export type RecordedAnswer = z.infer<typeof recordedAnswer>;

/** `processed`: the process went on with it. Otherwise it is safe and will be taken up. */
export const changeReceipt = z.object({ processed: z.boolean() }).meta({ id: 'ApplicationChangeReceipt' });

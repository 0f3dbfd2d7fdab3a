import { z } from 'zod';
import { phases } from '../../domain/account-application.ts';

/** Schools in the back office: the list of the form, and what is under each. */

export const schoolKind = z.enum(['roc', 'vakschool', 'other']);
export type SchoolKind = z.infer<typeof schoolKind>;

/** One line, without control characters and what a name has no need of. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069<>]*$/u);

const brin = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9]{2}[A-Z]{2}$/);

const named = z.object({ id: z.uuid(), name: z.string() });

export const schoolRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: schoolKind,
    brin: z.string().nullable(),
    /** Whether applicants can choose it on the form. */
    listed: z.boolean(),
    /** The school that it turned out to be; everything of it is there. */
    mergedInto: named.nullable(),
    locations: z.array(z.string()),
    accounts: z.int(),
    /** The row's version, sent back in If-Match when it is changed. */
    version: z.int(),
  })
  .meta({ id: 'SchoolRow' });
export type SchoolRow = z.infer<typeof schoolRow>;

export const school = schoolRow
  .extend({
    createdAt: z.iso.datetime(),
    mergeReason: z.string().nullable(),
    mergedFrom: z.array(named.extend({ reason: z.string().nullable() })),
    holders: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        email: z.string(),
        blocked: z.boolean(),
        location: z.string(),
        studyFields: z.array(z.string()),
      }),
    ),
    /** The newest; `counts.applications` says how many there are. */
    applications: z.array(
      z.object({
        id: z.uuid(),
        reference: z.string(),
        applicantName: z.string(),
        phase: z.enum(phases),
        submittedAt: z.iso.datetime(),
      }),
    ),
    counts: z.object({
      applications: z.int(),
      sittings: z.int(),
      comingSittings: z.int(),
      schedulingRequests: z.int(),
      inspections: z.int(),
    }),
    timeline: z.array(z.object({ at: z.iso.datetime(), code: z.string(), actor: z.string().nullable() })),
  })
  .meta({ id: 'School' });
export type School = z.infer<typeof school>;

export const schoolFilter = z.object({
  state: z.enum(['listed', 'unlisted', 'merged']).optional(),
  kind: schoolKind.optional(),
  /** Looked for in names, BRIN numbers and locations; without control characters. */
  q: z
    .string()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .optional(),
});

/** What a school is; locations that are given twice are one. */
const details = {
  name: line(200),
  kind: schoolKind,
  brin: brin.nullable(),
  locations: z.array(line(150)).max(200).transform(eachOnce),
};
export const schoolFacts = z.object({ ...details, listed: z.boolean() }).meta({ id: 'SchoolFacts' });
export type SchoolFacts = z.infer<typeof schoolFacts>;

/** `POST /api/schools`. `id` is made by the browser once per form: sent twice, it is one school. */
export const newSchool = schoolFacts.extend({ id: z.uuid() }).meta({ id: 'NewSchool' });
export type NewSchool = z.infer<typeof newSchool>;

/** What a merge would move. */
export const mergePreview = z
  .object({
    applications: z.int(),
    accesses: z.int(),
    /** Account holders of both: they get the study fields of both. */
    accessesAtBoth: z.int(),
    sittings: z.int(),
    schedulingRequests: z.int(),
    inspectionRequests: z.int(),
    locations: z.int(),
    tasks: z.int(),
  })
  .meta({ id: 'MergePreview' });
export type MergePreview = z.infer<typeof mergePreview>;

/** `POST /api/schools/{id}/merge`, with the version of the school that goes in If-Match. */
export const schoolMerge = z
  .object({
    intoId: z.uuid(),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u),
  })
  .meta({ id: 'SchoolMerge' });
export type SchoolMerge = z.infer<typeof schoolMerge>;

/** `GET /api/school-tasks/{id}`: what an applicant typed, and the schools that may be meant, the likeliest first. */
export const schoolTask = z
  .object({
    id: z.uuid(),
    /** As the application has it now. `listed`: somebody put it on the list, or merged it, in the meantime. */
    school: z.object({ id: z.uuid(), name: z.string(), listed: z.boolean() }),
    location: z.string(),
    nearest: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        brin: z.string().nullable(),
        locations: z.array(z.string()),
        because: z.array(z.enum(['name', 'mail-domain'])),
      }),
    ),
  })
  .meta({ id: 'SchoolTask' });
export type SchoolTask = z.infer<typeof schoolTask>;

/** The answer to it: one of the list, or one to add. `decisionId` is made once per press. */
export const schoolTaskAnswer = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('linked'), decisionId: z.uuid(), schoolId: z.uuid() }),
    z.object({ kind: z.literal('added'), decisionId: z.uuid(), school: z.object(details) }),
  ])
  .meta({ id: 'SchoolTaskAnswer' });
export type SchoolTaskAnswer = z.infer<typeof schoolTaskAnswer>;

/** Where the application's school stands now. */
export const schoolTaskReceipt = z.object({ school: named }).meta({ id: 'SchoolTaskReceipt' });
export type SchoolTaskReceipt = z.infer<typeof schoolTaskReceipt>;

function eachOnce(names: string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
}

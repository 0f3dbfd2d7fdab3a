import { z } from 'zod';

/** The audit: what was recorded of every case and of the bureau's own dossier. For the administrator. */

export const auditActors = ['account', 'applicant', 'manager', 'holder', 'process'] as const;

/** `code` has its sentence in locales/<lang>/domain.json under `events`; `details` are ids and codes alone. */
export const auditEvent = z
  .object({
    /** `<case>:<sequence>` */
    id: z.string(),
    caseId: z.uuid(),
    reference: z.string(),
    process: z.string(),
    sequence: z.int(),
    at: z.iso.datetime(),
    code: z.string(),
    actor: z.string(),
    account: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    details: z.record(z.string(), z.unknown()),
    correlationId: z.string().nullable(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof auditEvent>;

/** `GET /api/audit-events`, the newest first; the next page goes on after the last event of this one. */
export const auditFilter = z.object({
  reference: z
    .string()
    .regex(/^[A-Z]{2}-\d{4}-\d{5}$/)
    .optional(),
  code: z
    .string()
    .max(100)
    .regex(/^[\w:-]+$/)
    .optional(),
  actor: z.enum(auditActors).optional(),
  accountId: z.uuid().optional(),
  /** Days in Amsterdam, the last one included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** `pageInfo.endCursor` of the page before. */
  after: z.string().max(200).optional(),
  perPage: z.coerce.number().int().min(1).max(100).default(50),
});
export type AuditFilter = Partial<Omit<z.infer<typeof auditFilter>, 'perPage'>>;

export const auditPage = z
  .object({
    data: z.array(auditEvent),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof auditPage>;

/** `GET /api/audit-chains/{id}`: all that was recorded of one case, in order. */
export const auditChain = z
  .object({ id: z.uuid(), reference: z.string(), process: z.string(), events: z.array(auditEvent) })
  .meta({ id: 'AuditChain' });
export type AuditChain = z.infer<typeof auditChain>;

/** `GET /api/audit-chains/{id}/check`: the number of the first event that is not as it was written; null when all are. */
export const chainCheck = z
  .object({ events: z.int(), brokenAt: z.int().nullable(), checkedAt: z.iso.datetime() })
  .meta({ id: 'ChainCheck' });
export type ChainCheck = z.infer<typeof chainCheck>;

import { z } from 'zod';
import { managerVerifications } from '../../domain/account-application.ts';

/** The approval of an application. It has a route of its own, since the reviewer says how the manager was verified. */
export const approval = z
  .object({
    /** Made by the browser once per press, so that a double click approves once. */
    decisionId: z.uuid(),
    /** A code that has its sentence in locales/<lang>/evidence.json under `verification`. */
    how: z.enum(managerVerifications, 'missing'),
    note: z
      .string()
      .trim()
      .max(1000)
      .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u)
      .optional(),
  })
  .meta({ id: 'ApplicationApproval' });
export type ApplicationApproval = z.infer<typeof approval>;

export { managerVerifications };
export type ManagerVerificationMethod = ApplicationApproval['how'];

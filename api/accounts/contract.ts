import { z } from 'zod';
import { actions, roles, type Action } from '../../domain/access.ts';

/** The person who is logged in: who, with which rights, at which schools. `GET /api/me` */
export const me = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    may: z.array(z.enum(actions as [Action, ...Action[]])),
    twoFactor: z.object({ enabled: z.boolean(), required: z.boolean() }),
    /** For account holders: the own schools with the study fields that were applied for there. */
    schools: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        brin: z.string().nullable(),
        location: z.string(),
        studyFields: z.array(z.object({ id: z.uuid(), name: z.string(), group: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

/** What the login page must know before anyone logs in. `GET /api/login-settings` */
export const loginSettings = z.object({ twoFactor: z.enum(['required', 'off']) }).meta({ id: 'LoginSettings' });
export type LoginSettings = z.infer<typeof loginSettings>;

import { z } from 'zod';

/** What `GET /api/live` (server-sent events) tells: that something changed, never what it says. Event name `change`;
 * the event `refresh` means: fetch all again. */
export const liveNotice = z.object({ resource: z.enum(['tasks', 'account-applications']), id: z.uuid() });
export type LiveNotice = z.infer<typeof liveNotice>;

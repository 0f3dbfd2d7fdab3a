import { z } from 'zod';

/** What `GET /api/live` (server-sent events) tells: that something changed, never what it says. Event name `change`;
 * the event `refresh` means: fetch all again. */
export const liveResources = [
  'tasks',
  'account-applications',
  'accounts',
  'schools',
  'settings',
  'calendar',
  'mails',
  'exams',
  'sittings',
  'scheduling-requests',
  'results',
  'inspections',
  'help-requests',
] as const;
export const liveNotice = z.object({ resource: z.enum(liveResources), id: z.uuid() });
export type LiveNotice = z.infer<typeof liveNotice>;

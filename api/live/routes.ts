import { createRoute } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { isBureauRole } from '../../domain/access.ts';
import { schoolsOf } from '../../store/accounts.ts';
import { newWakeup } from '../../platform/live.ts';
import { findPerson } from '../auth/session.ts';
import { allows, personOf } from '../http/access.ts';
import { newApi } from '../http/api.ts';
import type { LiveMessage } from './hub.ts';

/** Milliseconds between two looks at whether the person may still listen; each also keeps the connection alive. */
const heartbeat = 15_000;

const listen = createRoute({
  method: 'get',
  path: '/api/live',
  ...allows('live.listen'),
  summary: 'Hear what changes, as server-sent events',
  responses: { 200: { description: 'A stream of events', content: { 'text/event-stream': {} } } },
});

export const liveRoutes = newApi().openapi(listen, async (c) => {
  const { live, store } = c.get('parts');
  const { role, accountId } = personOf(c);
  let schools = new Set(role === 'school' ? await schoolsOf(store, accountId) : []);
  const hears = (message: LiveMessage): boolean =>
    message.event === 'refresh' || isBureauRole(role) || (message.schoolId !== null && schools.has(message.schoolId));
  return streamSSE(c, async (stream) => {
    const looks = newWakeup();
    const unsubscribe = live.subscribe((message) => {
      if (isAbout(accountId, message)) looks.wake();
      if (!hears(message)) return;
      void stream.writeSSE(asEvent(message));
      // The own school may have become another one.
      if (role === 'school' && isOfSchools(message)) void lookAgain();
    });
    const lookAgain = async (): Promise<void> => {
      const own = new Set(await schoolsOf(store, accountId).catch(() => schools));
      const moved = [...own].join() !== [...schools].join();
      schools = own;
      // What was told of the new school before this, was not heard.
      if (moved) await stream.writeSSE({ event: 'refresh', data: '' });
    };
    const gone = new AbortController();
    stream.onAbort(() => {
      gone.abort();
    });
    const end = AbortSignal.any([gone.signal, live.closing]);
    try {
      await stream.writeSSE({ event: 'hello', data: '' });
      while (!end.aborted && (await findPerson(c, { keepsAlive: false }))) {
        await looks.sleep(heartbeat, end);
        if (!end.aborted) await stream.writeSSE({ event: 'heartbeat', data: '' });
      }
    } finally {
      unsubscribe();
    }
  });
});

const isOfSchools = (message: LiveMessage): boolean =>
  message.event === 'change' && message.notice.resource === 'schools';
/** Something was done to the listener's own account: at once, and not at the next heartbeat, one looks whether it is let in. */
const isAbout = (accountId: string, message: LiveMessage): boolean =>
  message.event === 'change' && message.notice.resource === 'accounts' && message.notice.id === accountId;

const asEvent = (message: LiveMessage) => ({
  event: message.event,
  data: message.event === 'change' ? JSON.stringify(message.notice) : '',
});

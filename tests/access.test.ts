import { randomUUID } from 'node:crypto';
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../api/app.ts';
import { openDoors } from '../api/auth/routes.ts';
import type { Env } from '../api/http/parts.ts';
import { may, roles, type Action, type Role } from '../domain/access.ts';
import { openHouse, password, type House } from './support/house.ts';
import { journeyOf } from './support/journey.ts';
import { mailedQuestion } from './support/mailbox.ts';
import { totp } from './support/totp.ts';

/**
 * Who may do what, tried on every route there is. A route that stands in none of these tables fails the first test, so
 * whoever adds one says here who may use it.
 */

/** For everyone: they show nothing of anyone, or ask for the token of a mailed link. */
const publicPages = [
  'GET /',
  'GET /hulp',
  'POST /hulp',
  'GET /administratie/adm_login.aspx',
  'GET /aanvragen',
  'POST /aanvragen',
  'GET /aanvragen/formulier.pdf',
  'GET /aanvragen/geheimhoudingsverklaring.pdf',
  'GET /aanvragen/bevestigen/:token',
  'POST /aanvragen/bevestigen/:token',
  'GET /ondertekenen/:token',
  'GET /ondertekenen/:token/document',
  'POST /ondertekenen/:token',
  'GET /activeren/:token',
  'POST /activeren/:token',
  'GET /aanvraag/:token',
  'POST /aanvraag/:token',
  'GET /aanvraag/:token/document/:documentId',
  'GET /aanvullen/:token',
  'POST /aanvullen/:token',
  'GET /account/bevestigen/:token',
  'POST /account/bevestigen/:token',
  'GET /account/wachtwoord',
  'POST /account/wachtwoord',
  'GET /account/wachtwoord/:token',
  'POST /account/wachtwoord/:token',
];
/** Files without anybody's data: the back office's own program asks the API for what it shows. */
const files = [
  'GET /assets/site.css',
  'GET /assets/icon.svg',
  'GET /assets/fonts/open-sans-latin-400-normal.woff2',
  'GET /assets/fonts/open-sans-latin-600-normal.woff2',
  'GET /assets/fonts/open-sans-latin-ext-400-normal.woff2',
  'GET /assets/fonts/open-sans-latin-ext-600-normal.woff2',
  'GET /admin',
  'GET /admin/*',
  'GET /admin/assets/*',
  'GET /admin/icon.svg',
  'GET /examen',
  'GET /examen/*',
  'GET /examen/assets/*',
  'GET /examen/icon.svg',
];
const aboutTheHouse = [
  'GET /health/live',
  'GET /health/ready',
  'GET /api/login-settings',
  'GET /api/openapi.json',
  'GET /api/docs',
  'ALL /api/docs/swagger-ui-dist/*',
];
const doors = openDoors.map((door) => door.replace(' ', ' /api/auth'));
const open = new Set([...publicPages, ...files, ...aboutTheHouse, ...doors]);

/** A JSON route: what one must be allowed to, and what is answered to who is, on a request that changes nothing. */
type Guarded = { action: Action; passes: number; body?: unknown };
const guarded: Record<string, Guarded> = {
  'GET /api/me': { action: 'account.see-own', passes: 200 },
  'GET /api/tasks': { action: 'tasks.see', passes: 200 },
  'GET /api/tasks/:id': { action: 'tasks.see', passes: 200 },
  'POST /api/tasks/:id/claim': { action: 'tasks.claim', passes: 428 },
  'POST /api/tasks/:id/unclaim': { action: 'tasks.claim', passes: 428 },
  'POST /api/tasks/:id/decision': {
    action: 'tasks.decide',
    passes: 422,
    body: { decisionId: randomUUID(), outcome: 'resend' },
  },
  'PUT /api/tasks/:id/assignee': { action: 'tasks.claim', passes: 422, body: { accountId: randomUUID() } },
  'GET /api/tasks/:id/comments': { action: 'tasks.see', passes: 200 },
  'GET /api/account-applications': { action: 'account-applications.see', passes: 200 },
  'GET /api/account-applications/:id': { action: 'account-applications.see', passes: 200 },
  'GET /api/account-applications/:id/documents/:documentId': { action: 'account-applications.see', passes: 200 },
  'GET /api/help-requests': { action: 'help-requests.see', passes: 200 },
  'GET /api/help-requests/:id': { action: 'help-requests.see', passes: 200 },
  'GET /api/help-requests/:id/attachments/:attachmentId': { action: 'help-requests.see', passes: 200 },
  'GET /api/help-requests/:id/mails/:mailId': { action: 'help-requests.see', passes: 200 },
  // Of a message that is not the newest one: nothing is answered.
  'POST /api/help-requests/:id/answer': {
    action: 'help-requests.answer',
    passes: 409,
    body: { decisionId: randomUUID(), body: 'Antwoord', lastMessageId: randomUUID() },
  },
  'POST /api/help-requests/:id/dismissal': {
    action: 'help-requests.answer',
    passes: 409,
    body: { decisionId: randomUUID(), lastMessageId: randomUUID() },
  },
  'GET /api/live': { action: 'live.listen', passes: 200 },
};
/**
 * JSON routes whose ids and bodies are tried in the tests of their own feature: here, who may come in at all, and that an
 * unknown id gives nothing away.
 */
const doorsOfFeatures: Record<string, Action> = {
  'POST /api/account-applications/:id/withdrawal': 'account-applications.handle',
  'POST /api/account-applications/:id/manager': 'account-applications.handle',
  'POST /api/account-applications/:id/resending': 'account-applications.handle',
  'POST /api/account-applications/:id/answer': 'account-applications.handle',
  'POST /api/tasks/:id/approval': 'tasks.decide',
  'GET /api/account-application-choices': 'account-applications.handle',
  'GET /api/account-applications/:id/evidence': 'account-applications.see',
  'POST /api/account-applications/:id/scans': 'account-applications.handle',
  'POST /api/paper-applications': 'account-applications.handle',
  'GET /api/accounts': 'accounts.see',
  'POST /api/accounts/search': 'accounts.see',
  'POST /api/account-applications/search': 'account-applications.see',
  'GET /api/account-schools': 'accounts.see',
  'GET /api/accounts/:id': 'accounts.see',
  'POST /api/accounts/:id/changes': 'accounts.manage',
  'POST /api/me/password': 'account.change-own',
  'POST /api/me/two-factor-removal': 'account.change-own',
  'PUT /api/me/language': 'account.change-own',
  'GET /api/study-field-applications': 'account-applications.submit',
  'POST /api/study-field-applications': 'account-applications.submit',
  'GET /api/colleagues': 'tasks.claim',
  'POST /api/tasks/:id/comments': 'tasks.claim',
  'GET /api/saved-filters': 'tasks.see',
  'PUT /api/saved-filters/:id': 'tasks.see',
  'DELETE /api/saved-filters/:id': 'tasks.see',
  'GET /api/calendar/:year': 'calendar.see',
  'PUT /api/calendar/days/:day': 'calendar.change',
  'DELETE /api/calendar/days/:day': 'calendar.change',
  'GET /api/settings': 'settings.see',
  'POST /api/settings/:key/changes': 'settings.change',
  'DELETE /api/settings/:key/changes/:changeId': 'settings.change',
  'GET /api/mails': 'mails.see',
  'GET /api/mails/:id': 'mails.see',
  'POST /api/mails/:id/resend': 'mails.resend',
  'GET /api/mail-examples': 'mail-examples.see',
  'GET /api/mail-examples/:id': 'mail-examples.see',
  'GET /api/audit-events': 'audit.see',
  'GET /api/audit-chains/:id': 'audit.see',
  'GET /api/audit-chains/:id/check': 'audit.see',
  'GET /api/exam-bank': 'exam-bank.see',
  'GET /api/exam-bank/:id': 'exam-bank.see',
  'POST /api/exam-bank': 'exam-bank.edit',
  'PUT /api/exam-bank/:id/study-fields': 'exam-bank.edit',
  'POST /api/exam-bank/:id/draft': 'exam-bank.edit',
  'GET /api/exam-versions/:id': 'exam-bank.see',
  'GET /api/exam-versions/:id/preview': 'exam-bank.see',
  'PUT /api/exam-versions/:id': 'exam-bank.edit',
  'POST /api/exam-versions/:id/publish': 'exam-bank.edit',
  'POST /api/exam-versions/:id/retire': 'exam-bank.edit',
  'DELETE /api/exam-versions/:id': 'exam-bank.edit',
  'GET /api/study-fields': 'exam-bank.see',
  'GET /api/study-fields/:id': 'exam-bank.see',
  'POST /api/study-fields': 'exam-bank.edit',
  'PUT /api/study-fields/:id': 'exam-bank.edit',
  'POST /api/study-fields/:id/retire': 'exam-bank.edit',
  'POST /api/media': 'exam-bank.edit',
  'GET /api/media/:id': 'exam-bank.see',
  'GET /api/exams': 'exams.see',
  'GET /api/sittings': 'sittings.see',
  'GET /api/sittings/:id': 'sittings.see',
  'GET /api/scheduling-schools': 'sittings.manage',
  'POST /api/sittings/check': 'sittings.manage',
  'POST /api/sittings': 'sittings.manage',
  'PUT /api/sittings/:id': 'sittings.manage',
  'POST /api/sittings/:id/cancellation': 'sittings.manage',
  'PUT /api/sittings/:id/owner': 'sittings.manage',
  'POST /api/sittings/:id/candidates': 'sittings.manage',
  'PUT /api/sittings/:id/candidates/:registrationId': 'sittings.manage',
  'POST /api/sittings/:id/candidates/:registrationId/withdrawal': 'sittings.manage',
  'POST /api/sittings/:id/candidates/:registrationId/check': 'sittings.manage',
  'GET /api/sittings/:id/attendance-list': 'sittings.see',
  'GET /api/scheduling-requests/:id/attendance-lists': 'sittings.see',
  'GET /api/sittings/:id/strips': 'sittings.see',
  'GET /api/sittings/:id/invigilator-sheet': 'sittings.see',
  'POST /api/candidate-lists': 'sittings.manage',
  'GET /api/scheduling-requests': 'scheduling-requests.see',
  'GET /api/scheduling-requests/:id': 'scheduling-requests.see',
  'GET /api/scheduling-requests/:id/files/:fileId': 'scheduling-requests.see',
  'POST /api/scheduling-requests': 'scheduling-requests.submit',
  'POST /api/scheduling-requests/:id/files': 'scheduling-requests.submit',
  'POST /api/scheduling-requests/:id/withdrawal': 'scheduling-requests.withdraw',
  'GET /api/scheduling-template': 'scheduling-requests.see',
  'GET /api/results': 'results.see',
  'GET /api/results/:id': 'results.see',
  'GET /api/results/:id/files/:format': 'results.see',
  'GET /api/inspections': 'inspections.see',
  'GET /api/inspections/:id': 'inspections.see',
  'GET /api/inspection-exams': 'inspections.request',
  'POST /api/inspections': 'inspections.request',
  'POST /api/inspections/:id/match': 'inspections.decide',
  'GET /api/inspections/:id/printout': 'inspections.see',
  'GET /api/schools': 'schools.see',
  'GET /api/schools/:id': 'schools.see',
  'POST /api/schools': 'schools.manage',
  'PUT /api/schools/:id': 'schools.manage',
  'GET /api/schools/:id/merge-preview': 'schools.manage',
  'POST /api/schools/:id/merge': 'schools.manage',
  'GET /api/school-tasks/:id': 'schools.see',
  'POST /api/school-tasks/:id/answer': 'schools.manage',
};

/** For candidates, who are known by their exam number's session: see api/exam-taking. */
const candidateRoutes = [
  'POST /api/exam/session',
  'GET /api/exam/session',
  'DELETE /api/exam/session',
  'POST /api/exam/attempt',
  'PUT /api/exam/answers',
  'POST /api/exam/plays',
  'PUT /api/exam/plays',
  'POST /api/exam/hand-in',
  'GET /api/exam/audio/:stimulusId',
  'GET /api/exam/media/:mediaId',
  'GET /api/exam/content/:versionId',
];
const guardedRoutes = Object.entries(guarded).map(([route, rule]) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, path, ...rule };
});

let house: House;
let reviewId: string;
let confirmationId: string;
let caseId: string;
let documentId: string;
let foreignDocumentId: string;
let question: { id: string; mailId: string; attachmentId: string };
let cookies: Record<Role, string>;

beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
  const go = journeyOf(house);
  const inReview = async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
    const { id: documentOf } = await house.store.prisma.document.findFirstOrThrow({
      where: { caseId: id, kind: 'nda' },
    });
    return { id, review: (await go.task(id, 'helpdesk-review')).id, documentOf };
  };
  const [first, second] = await Promise.all([inReview(), inReview()]);
  [caseId, reviewId, documentId, foreignDocumentId] = [first.id, first.review, first.documentOf, second.documentOf];
  confirmationId = (await go.task(caseId, 'email-confirmation')).id;
  question = await mailedQuestion(house);
  const signedIn = await Promise.all(roles.map(async (role) => [role, await house.signIn(role)] as const));
  cookies = Object.fromEntries(signedIn) as Record<Role, string>;
});

describe('the list of routes', () => {
  test('is complete: every route is open to all by its entry here, or names the action that it asks for', () => {
    expect(faultsOf(house.app)).toEqual([]);
  });

  test('has no entry for a route that no longer exists', () => {
    const there = new Set(routesOf(house.app));
    expect(
      [...open, ...Object.keys({ ...guarded, ...doorsOfFeatures }), ...candidateRoutes].filter(
        (route) => !there.has(route),
      ),
    ).toEqual([]);
  });

  test('sees a route that someone forgot to guard, described or not', () => {
    const app = createApp(house.parts);
    app.get('/api/all-exams', (c) => c.json([]));
    app.all('/api/everything/:id', (c) => c.json([]));
    const described = createRoute({
      method: 'get',
      path: '/api/all-results',
      responses: { 200: { description: 'All' } },
    });
    app.openapi(described, (c) => c.text('', 200));
    expect(faultsOf(app)).toEqual([
      'GET /api/all-exams: no entry in tests/access.test.ts',
      'ALL /api/everything/:id: no entry in tests/access.test.ts',
      'GET /api/all-results: no entry in tests/access.test.ts',
    ]);
  });

  test('sees a route that asks for another action than its entry says', () => {
    const app = createApp(house.parts);
    const looser = { method: 'get', path: '/api/tasks', 'x-action': 'account.see-own', responses: {} } as const;
    app.openAPIRegistry.registerPath(looser);
    expect(faultsOf(app)).toEqual(['GET /api/tasks: asks for account.see-own, not for tasks.see']);
  });
});

describe.each(guardedRoutes)('$method $path', ({ method, path, action, passes, body }) => {
  const ask = async (cookie: string) => {
    const answer = await house.send(method, addressOf(path), cookie, body);
    if (answer.headers.get('content-type')?.includes('event-stream')) await answer.body?.cancel();
    return answer;
  };

  test('asks who you are', async () => {
    const answer = await ask('');
    expect(answer.status).toBe(401);
    expect(await codeOf(answer)).toBe('not-logged-in');
    expect((await ask('better-auth.session_token=made-up.signature')).status).toBe(401);
  });

  test.each(roles)('as the table of access says for %s', async (role) => {
    const answer = await ask(cookies[role]);
    expect(answer.status).toBe(may(role, action) ? passes : 403);
    if (answer.status === 403) expect(await codeOf(answer)).toBe('forbidden');
  });

  test('is shut to an account from the moment on which it is blocked', async () => {
    const email = `${randomUUID()}@examenwerk.example`;
    const cookie = await house.signIn('admin', email);
    expect((await ask(cookie)).status).toBe(passes);
    await house.store.prisma.account.update({ where: { email }, data: { blockedAt: new Date() } });
    expect((await ask(cookie)).status).toBe(401);
    expect((await ask(await house.logIn(email).catch(() => ''))).status).toBe(401);
  });

  test('asks the people of the bureau for the second factor where it is required', async () => {
    house.config.TWO_FACTOR = 'required';
    try {
      const answer = await ask(cookies.helpdesk);
      const seesOneself = action === 'account.see-own';
      expect(answer.status).toBe(seesOneself ? passes : 403);
      if (!seesOneself) expect(await codeOf(answer)).toBe('two-factor-required');
      expect((await ask(cookies.school)).status).toBe(may('school', action) ? passes : 403);
    } finally {
      house.config.TWO_FACTOR = 'off';
    }
  });
});

describe.each(Object.entries(doorsOfFeatures))('%s', (route, action) => {
  const [method = '', path = ''] = route.split(' ');
  const ask = (cookie: string, id: string) => house.send(method, path.replaceAll(/:\w+/g, id), cookie);

  test('asks who you are', async () => {
    expect((await ask('', randomUUID())).status).toBe(401);
  });

  test.each(roles)('as the table of access says for %s', async (role) => {
    const known = await ask(cookies[role], randomUUID());
    if (may(role, action)) {
      const nothing = path.includes(':') ? [404, 412, 415, 422, 428] : [200, 400, 404, 415, 422];
      expect(nothing).toContain(known.status);
    } else {
      expect(known.status).toBe(403);
      expect((await ask(cookies[role], 'no-id')).status).toBe(403);
    }
  });
});

describe.each(candidateRoutes)('%s', (route) => {
  test('is shut to who has no session of an exam, whatever else they are', async () => {
    const [method = '', path = ''] = route.split(' ');
    for (const cookie of ['', cookies.admin, 'examen=made-up']) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      const answer = await house.send(method, path.replaceAll(/:\w+/g, randomUUID()), cookie, body);
      expect([204, 401, 404, 422]).toContain(answer.status);
      if (answer.status === 204) expect(route).toBe('DELETE /api/exam/session');
    }
  });
});

describe('what is not there', () => {
  const withId = guardedRoutes.filter(({ path }) => path.includes(':id'));

  test.each(withId)('$method $path: an unknown id does not exist', async ({ method, path, body }) => {
    const answer = await house.send(method, addressOf(path, { id: randomUUID() }), cookies.admin, body);
    expect(answer.status).toBe(404);
    expect(await codeOf(answer)).toBe('not-found');
  });

  test.each(withId)(
    '$method $path: who may not see it does not learn whether it exists',
    async ({ method, path, body }) => {
      for (const id of [randomUUID(), 'no-id']) {
        expect((await house.send(method, addressOf(path, { id }), cookies.school, body)).status).toBe(403);
      }
    },
  );

  test.each(withId)('$method $path: an id that is none is refused', async ({ method, path, body }) => {
    expect((await house.send(method, addressOf(path, { id: "1' or '1'='1" }), cookies.admin, body)).status).toBe(422);
  });

  test('a task that is asked of people outside is no task of the inbox', async () => {
    for (const { method, path, body } of withId.filter(({ path }) => path.startsWith('/api/tasks/'))) {
      const answer = await house.send(method, addressOf(path, { id: confirmationId }), cookies.admin, body);
      expect(answer.status, path).toBe(404);
    }
  });

  test("another application's document", async () => {
    const path = `/api/account-applications/${caseId}/documents/${foreignDocumentId}`;
    expect((await house.send('GET', path, cookies.admin)).status).toBe(404);
  });

  test.each(['/api', '/api/', '/api/tasks/', '/.env', '/admin.php', '/metrics', '/assets/../package.json'])(
    '%s',
    async (path) => {
      expect((await house.send('GET', path, cookies.admin)).status).toBe(404);
    },
  );
});

describe('logging in', () => {
  test('has the doors that are needed, and every other one of the library is no door', async () => {
    const offered = Object.values(house.auth.api as Record<string, unknown>).flatMap(doorsOf);
    const shut = offered.filter((door) => !(openDoors as readonly string[]).includes(door));
    expect(offered).toEqual(expect.arrayContaining([...openDoors]));
    expect(shut.length).toBeGreaterThan(20);
    for (const door of shut) {
      const [method = '', path = ''] = door.split(' ');
      const answer = await house.send(method, `/api/auth${path}`, cookies.admin, method === 'GET' ? undefined : {});
      expect(answer.status, door).toBe(404);
    }
  });

  test('tells a wrong password and an unknown address apart to nobody', async () => {
    const email = `${randomUUID()}@examenwerk.example`;
    await house.signIn('helpdesk', email);
    const attempt = async (address: string) => {
      const fields = { email: address, password: 'niet het wachtwoord' };
      const answer = await house.send('POST', '/api/auth/sign-in/email', '', fields, { 'x-real-ip': '10.1.0.1' });
      return { status: answer.status, text: await answer.text() };
    };
    const wrong = await attempt(email);
    expect(wrong.status).toBe(401);
    expect(await attempt(`${randomUUID()}@examenwerk.example`)).toEqual(wrong);
  });

  test('is slowed down after ten attempts from one address', async () => {
    const fields = { email: 'niemand@examenwerk.example', password: 'niet het wachtwoord' };
    const attempt = async (address: string, claimed: string) => {
      const headers = { 'x-real-ip': address, 'x-teletoets-client': claimed };
      return (await house.send('POST', '/api/auth/sign-in/email', '', fields, headers)).status;
    };
    for (let times = 1; times <= 10; times += 1) expect(await attempt('10.2.0.1', `10.3.0.${times}`)).toBe(401);
    expect(await attempt('10.2.0.1', '10.3.0.99')).toBe(429);
    expect(await attempt('10.2.0.2', '10.2.0.1')).toBe(401);
  });

  test('in two steps works from setting it up to a backup code that works once', async () => {
    const email = `${randomUUID()}@examenwerk.example`;
    const first = await house.signIn('helpdesk', email);
    house.config.TWO_FACTOR = 'required';
    try {
      expect((await house.send('GET', '/api/tasks', first)).status).toBe(403);
      const enabled = await house.send('POST', '/api/auth/two-factor/enable', first, { password });
      expect(enabled.status, await enabled.clone().text()).toBe(200);
      const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
      expect((await house.send('GET', '/api/tasks', first)).status, 'not before a code was shown').toBe(403);
      const verified = await verify(first, { code: totp(totpURI) });
      expect(verified.status).toBe(200);
      expect((await house.send('GET', '/api/tasks', cookiesOf(verified, first))).status).toBe(200);

      const { id: accountId } = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
      const turnedOn = () =>
        house.store.prisma.auditEvent.count({
          where: { code: 'two-factor-on', details: { path: ['accountId'], equals: accountId } },
        });
      expect(await turnedOn()).toBe(1);
      const told = () => house.store.prisma.mail.findMany({ where: { recipient: email, template: 'two-factor-on' } });
      expect(await told()).toMatchObject([{ aboutId: accountId, state: 'queued' }]);

      const half = await house.logIn(email);
      expect((await house.send('GET', '/api/me', half)).status, 'a password alone is not enough').toBe(401);
      expect((await verify(half, { code: '000000' })).status).toBe(401);
      expect((await house.send('GET', '/api/me', half)).status).toBe(401);
      const whole = await verify(half, { code: totp(totpURI) });
      expect(whole.status).toBe(200);
      expect(await turnedOn(), 'logging in is not turning it on').toBe(1);
      expect(await told(), 'and no mail of its own').toHaveLength(1);
      const me = await house.send('GET', '/api/me', cookiesOf(whole, half));
      expect(await me.json()).toMatchObject({ email, twoFactor: { enabled: true, required: true } });
      expect((await house.send('GET', '/api/tasks', cookiesOf(whole, half))).status).toBe(200);

      const [code = ''] = backupCodes;
      const withBackup = async () => await verify(await house.logIn(email), { code }, 'backup-code');
      expect((await withBackup()).status).toBe(200);
      expect((await withBackup()).status).toBe(401);
    } finally {
      house.config.TWO_FACTOR = 'off';
    }
  });

  test('ends with logging out: the cookie is worth nothing any more', async () => {
    const cookie = await house.signIn('helpdesk');
    expect((await house.send('POST', '/api/auth/sign-out', cookie, {})).status).toBe(200);
    expect((await house.send('GET', '/api/me', cookie)).status).toBe(401);
  });
});

/** All routes as `METHOD path`: not the layers that lie around pages and answer nothing themselves. */
function routesOf(app: OpenAPIHono<Env>): string[] {
  const all = app.routes.map(({ method, path, handler }) => ({ name: `${method} ${path}`, method, path, handler }));
  const answering = all.filter(({ method }) => method !== 'ALL');
  const isLayer = ({ name, path, handler }: (typeof all)[number]): boolean =>
    handler.length === 2 &&
    !open.has(name) &&
    answering.some((route) => path === '/*' || route.path === path || route.path.startsWith(path.replace(/\*$/, '')));
  const layers = new Set(all.filter(({ method }) => method === 'ALL').filter(isLayer));
  return [...new Set(all.filter((route) => !layers.has(route)).map(({ name }) => name))];
}

function faultsOf(app: OpenAPIHono<Env>): string[] {
  const unknown = routesOf(app).filter((route) => entryOf(route) === undefined);
  const described = app.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return [];
    const { method, path, 'x-action': action } = definition.route as typeof definition.route & { 'x-action'?: string };
    return [{ name: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, action }];
  });
  const named = new Set(described.map(({ name }) => name));
  return [
    ...unknown.map((route) => `${route}: no entry in tests/access.test.ts`),
    ...described
      .map(({ name, action }) => ({ name, action, entry: entryOf(name) }))
      .filter(({ action, entry }) => entry !== undefined && action !== entry)
      .map(({ name, action, entry }) => `${name}: asks for ${action}, not for ${entry}`),
    ...[...Object.keys({ ...guarded, ...doorsOfFeatures }), ...candidateRoutes]
      .filter((route) => !named.has(route))
      .map((route) => `${route}: not in the API's description`),
  ];
}

/** What these tables say that a route asks for; undefined for a route that stands in none. */
function entryOf(route: string): string | undefined {
  if (open.has(route)) return 'anyone';
  return candidateRoutes.includes(route) ? 'candidate' : (guarded[route]?.action ?? doorsOfFeatures[route]);
}

const addressOf = (path: string, ids: { id?: string } = {}): string =>
  path
    .replace(':documentId', documentId)
    .replace(':attachmentId', question.attachmentId)
    .replace(':mailId', question.mailId)
    .replace(':id', encodeURIComponent(ids.id ?? idFor(path)));

function idFor(path: string): string {
  if (path.startsWith('/api/help-requests')) return question.id;
  return path.startsWith('/api/tasks') ? reviewId : caseId;
}

/** The kind of fault in a problem answer: the last part of its type. */
async function codeOf(answer: Response): Promise<string> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { type } = (await answer.json()) as { type: string };
  return type.slice(type.lastIndexOf('/') + 1);
}

/** What the library would answer under its own router, as `METHOD /path`. */
function doorsOf(endpoint: unknown): string[] {
  const { path, options } = endpoint as { path?: string; options?: { method?: string | string[] } };
  if (!path) return [];
  return [options?.method ?? 'GET'].flat().map((method) => `${method} ${path.replace(/:\w+/g, 'x')}`);
}

const verify = (cookie: string, body: object, by = 'totp') =>
  house.send('POST', `/api/auth/two-factor/verify-${by}`, cookie, body, { 'x-real-ip': '10.4.0.1' });

/** The cookies that a browser has after this answer. */
function cookiesOf(answer: Response, before: string): string {
  const kept = new Map(before.split('; ').map((cookie) => cookie.split('=') as [string, string]));
  for (const cookie of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
    kept.set(name, value);
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
}

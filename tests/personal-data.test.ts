import { pino } from 'pino';
import { beforeAll, expect, test, vi } from 'vitest';
import { linkToken } from '../store/links.ts';
import { openHouse, password, type House } from './support/house.ts';
import { journeyOf } from './support/journey.ts';
import { keptOf, leakedIn } from './support/leaks.ts';
import { linksIn, mailsTo } from './support/mail.ts';

/** Where a person's data, or what opens a door, must never be: looked for after a whole application, with its mails. */
let house: House;
let caseId: string;
let secrets: string[];
const lines: string[] = [];

/** Names that occur nowhere else, so that one found is one that leaked. */
const people = {
  applicantName: 'Xandrine Quaadvliegh',
  applicantFunction: 'Vlinderkundige',
  applicantPhone: '030 987 65 43',
  location: 'Zonnewendelaan',
  managerName: 'Ypolitus Zwartekraai',
};

beforeAll(async () => {
  const stdout = { write: (line: string) => lines.push(line) };
  house = await openHouse({ logger: pino({ level: 'trace' }, stdout) });
  const go = journeyOf(house);
  await house.startWorker();
  const delivery = await house.temporal.workflow.start('mailDelivery', {
    workflowId: `mail-delivery/${house.taskQueue}`,
    taskQueue: house.taskQueue,
    args: [{ listenSeconds: 600 }],
  });
  /** All mails went out: one whose link was used before stays unsent. */
  const mailed = async () => {
    house.mailQueued.wake();
    await vi.waitFor(
      async () => expect(await house.store.prisma.mail.count({ where: { caseId, state: 'queued' } })).toBe(0),
      { timeout: 20_000 },
    );
  };
  const application = await go.apply(people);
  caseId = application.id;
  // Along the way, what people do wrong as well: faults are where a log talks most.
  await house.post('/aanvragen', { ...application.form, applicantName: '<>' });
  await house.post('/aanvragen', { ...application.form, submissionId: crypto.randomUUID() });
  await mailed();
  await go.confirm(caseId);
  const manager = await go.link(caseId, 'manager-signature');
  await house.get(manager);
  await house.get(`${manager}/document`);
  await house.post(manager, { intent: 'sign' });
  await go.link(caseId, 'applicant-nda');
  await mailed();
  await Promise.all([go.signAsManager(caseId), go.signAsApplicant(caseId)]);
  await house.get(`${manager}x`);
  const helpdesk = await house.signIn('helpdesk', 'qwirijn@examenwerk.example');
  await house.send('POST', '/api/account-applications/search', helpdesk, { search: people.applicantName });
  await house.send('GET', `/api/account-applications/${caseId}`, helpdesk);
  await go.decide(caseId, 'helpdesk-review', helpdesk, 'approved');
  await go.link(caseId, 'activation');
  await mailed();
  await go.activate(caseId);
  await go.outcome(caseId);
  await house.logIn(String(application.form['applicantEmail']));
  await mailed();
  await delivery.terminate();

  const links = await house.store.prisma.link.findMany({ where: { task: { caseId } } });
  const tokens = links.map((link) => linkToken(house.store, link));
  expect(tokens).toHaveLength(5);
  const addresses = [application.form['applicantEmail'], application.form['managerEmail'], 'qwirijn'].map(String);
  const names = Object.values(people).flatMap((words) => [words, encodeURIComponent(words)]);
  const cookies = helpdesk.split('; ').map((cookie) => cookie.slice(cookie.indexOf('=') + 1));
  secrets = [...tokens, ...addresses, ...names, ...cookies, password, 'Xandrine', 'Zwartekraai', 'roc-deproef'];
});

const leaked = (text: string): string[] => leakedIn(text, secrets);

test('no line of the log', () => {
  const requests = lines.filter((line) => line.includes('"request"'));
  expect(requests.length).toBeGreaterThan(15);
  expect(lines.some((line) => line.includes('"mail"'))).toBe(true);
  expect(requests.some((line) => line.includes('/ondertekenen/:token'))).toBe(true);
  expect(leaked(lines.join(''))).toEqual([]);
});

test('nothing that Temporal keeps', async () => {
  for (const workflowId of [`account-application/${caseId}`, `mail-delivery/${house.taskQueue}`]) {
    const { history, payloads } = await keptOf(house.temporal, workflowId);
    expect(payloads.length, workflowId).toBeGreaterThan(0);
    if (workflowId.startsWith('account')) expect(payloads.join(' ')).toContain(caseId);
    expect(leaked(history + payloads.join(' ')), workflowId).toEqual([]);
  }
});

test('no subject of a mail, and no address in it but for the token of its link', async () => {
  const { applicantEmail, managerEmail } = await house.store.prisma.accountApplication.findUniqueOrThrow({
    where: { id: caseId },
  });
  for (const address of [applicantEmail, managerEmail]) {
    const mails = await mailsTo(address);
    expect(leaked(mails.map(({ subject }) => subject).join('\n'))).toEqual([]);
    const tokens = new Set(secrets.slice(0, 5));
    const inLinks = leaked(mails.flatMap(linksIn).join('\n')).filter((secret) => !tokens.has(secret));
    expect(inLinks).toEqual([]);
  }
});

test('no audit event, no message of the outbox, and no token in any row', async () => {
  const { prisma, pool } = house.store;
  const events = await prisma.auditEvent.findMany({ where: { caseId } });
  const messages = await prisma.outboxMessage.findMany();
  expect(leaked(JSON.stringify([events, messages]))).toEqual([]);

  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  expect(rows.length).toBeGreaterThan(20);
  for (const { name } of rows) {
    const { rows: all } = await pool.query<{ row: string }>(`select t::text as row from "${name}" t`);
    const text = all.map(({ row }) => row).join('\n');
    expect(
      secrets.slice(0, 5).filter((token) => text.includes(token) || text.includes(hexOf(token))),
      name,
    ).toEqual([]);
    expect(text, name).not.toContain(password);
  }
});

const hexOf = (text: string): string => Buffer.from(text, 'base64url').toString('hex');

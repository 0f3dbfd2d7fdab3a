import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startMailCatcher, type MailCatcher, type MailCatcherOptions } from '../../dev/mail-catcher.ts';
import { freePorts } from '../../dev/ports.ts';
import { openMailer } from '../../platform/smtp.ts';
import { takeDueMail } from '../../store/mail.ts';
import { openHouse, type House } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { timeSkipping } from '../support/time-skipping.ts';

/** What a mail server can do to a mail, and how the queue takes it. An hour or two days pass in a moment here. */

const minute = 60_000;
const hour = 60 * minute;
/** Longer than the queue is ever left alone. */
const aTurn = 20 * minute;

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;
/** Where mails are handed in now; each test says where. */
let smtpPort = 0;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  go = journeyOf(house);
  await house.tick();
  helpdesk = await house.signIn('helpdesk');
  await house.startWorker({
    mailer: {
      async send(mail) {
        const mailer = openMailer(`smtp://127.0.0.1:${smtpPort}`);
        try {
          return await mailer.send(mail);
        } finally {
          mailer.close();
        }
      },
      close() {},
    },
  });
  await house.temporal.workflow.start('mailDelivery', {
    workflowId: 'mail-delivery',
    taskQueue: house.taskQueue,
    args: [{ listenSeconds: 0 }],
  });
});

/** A mail server that behaves as told, for the test that asks for it. */
async function mailServer(options: MailCatcherOptions = {}): Promise<MailCatcher> {
  const catcher = await startMailCatcher(options);
  onTestFinished(() => catcher.stop());
  smtpPort = Number(new URL(catcher.smtpUrl).port);
  return catcher;
}

/** Hands in an application; answers with its first mail, once it is queued. */
async function queuedMail() {
  const { id: caseId } = await go.apply();
  await go.link(caseId, 'email-confirmation');
  const mail = await house.store.prisma.mail.findFirstOrThrow({ where: { caseId } });
  return { ...mail, now: () => house.store.prisma.mail.findUniqueOrThrow({ where: { id: mail.id } }) };
}
type Queued = Awaited<ReturnType<typeof queuedMail>>;

/** How often a mail came in. */
const timesIn = (catcher: MailCatcher, { messageId }: Queued) =>
  catcher.all().filter(({ headers }) => headers['message-id'] === messageId).length;
const tasksAbout = ({ caseId }: Queued) =>
  house.store.prisma.task.findMany({ where: { caseId, kind: 'mail-undelivered' }, orderBy: { openedAt: 'asc' } });

test('a server that is away for an hour: the mail waits, and goes out once', async () => {
  const [closed = 0] = await freePorts(1);
  smtpPort = closed;
  const mail = await queuedMail();
  await house.skip(hour);
  const waiting = await mail.now();
  expect(waiting).toMatchObject({ state: 'queued', lastAnswer: 'ESOCKET' });
  expect(waiting.attempts).toBeGreaterThanOrEqual(6); // after 0, 30 s, 1, 2, 4, 8, 15 minutes, and so on
  expect(waiting.attempts).toBeLessThanOrEqual(10);

  const catcher = await mailServer({ smtpPort: closed });
  await house.skip(aTurn);
  expect(timesIn(catcher, mail)).toBe(1);
  expect(await mail.now()).toMatchObject({ state: 'sent', attempts: waiting.attempts + 1 });
  await house.skip(hour);
  expect(timesIn(catcher, mail)).toBe(1);
  expect(await tasksAbout(mail)).toEqual([]);
});

describe('a server that refuses the address for good', () => {
  test('the helpdesk sends it again when the server accepts it', async () => {
    let refuses = true;
    const catcher = await mailServer({ refuse: () => (refuses ? { code: 550, message: 'No such user' } : undefined) });
    const mail = await queuedMail();
    await house.skip(aTurn);
    expect(await mail.now()).toMatchObject({ state: 'failed', lastAnswer: '550', attempts: 1 });
    const [task, ...more] = await tasksAbout(mail);
    expect(more).toEqual([]);
    const inbox = await house.send('GET', '/api/tasks?scope=all&kind=mail-undelivered', helpdesk);
    const { data } = (await inbox.json()) as { data: { id: string; state: string }[] };
    expect(data).toContainEqual(expect.objectContaining({ id: task?.id, state: 'open' }));

    // Sent again while it is still refused: another task.
    const first = await go.decide(mail.caseId, task?.key ?? '', helpdesk, 'resend');
    expect(first.status).toBe(200);
    await house.skip(aTurn);
    const [, second] = await tasksAbout(mail);
    expect(second).toMatchObject({ state: 'open', key: `mail-undelivered/${mail.id}/2` });

    refuses = false;
    expect((await go.decide(mail.caseId, second?.key ?? '', helpdesk, 'resend')).status).toBe(200);
    await house.skip(aTurn);
    expect(timesIn(catcher, mail)).toBe(1);
    expect(await mail.now()).toMatchObject({ state: 'sent' });
    expect((await tasksAbout(mail)).map(({ state }) => state)).toEqual(['done', 'done']);
  });

  test('the helpdesk lets it be', async () => {
    const catcher = await mailServer({ refuse: () => ({ code: 550, message: 'No such user' }) });
    const mail = await queuedMail();
    await house.skip(aTurn);
    const [task] = await tasksAbout(mail);
    expect((await go.decide(mail.caseId, task?.key ?? '', helpdesk, 'dismissed')).status).toBe(200);
    await house.skip(3 * hour);
    expect(await mail.now()).toMatchObject({ state: 'failed', attempts: 1 });
    expect((await tasksAbout(mail)).map(({ state, outcome }) => [state, outcome])).toEqual([['done', 'dismissed']]);
    expect(timesIn(catcher, mail)).toBe(0);
  });
});

test('a server that asks to come back later is asked again', async () => {
  let busy = true;
  const catcher = await mailServer({ refuse: () => (busy ? { code: 451, message: 'Try again later' } : undefined) });
  const mail = await queuedMail();
  await house.skip(aTurn);
  expect(await mail.now()).toMatchObject({ state: 'queued', lastAnswer: '451' });
  busy = false;
  await house.skip(aTurn);
  expect(timesIn(catcher, mail)).toBe(1);
  expect(await tasksAbout(mail)).toEqual([]);
});

test('a server that breaks off after the last byte: nobody knows, so a person decides', async () => {
  let breaksOff = true;
  const catcher = await mailServer({ breakOffAfterData: () => breaksOff });
  const mail = await queuedMail();
  await house.skip(aTurn);
  expect(await mail.now()).toMatchObject({ state: 'unclear', attempts: 1 });
  const [task] = await tasksAbout(mail);
  expect(task).toMatchObject({ state: 'open' });
  await house.skip(3 * hour);
  expect(timesIn(catcher, mail)).toBe(1); // it had come in after all, and was never sent twice by itself

  breaksOff = false;
  expect((await go.decide(mail.caseId, task?.key ?? '', helpdesk, 'resend')).status).toBe(200);
  await house.skip(aTurn);
  // The same Message-ID, by which the receiver's program knows that it is the same mail.
  expect(timesIn(catcher, mail)).toBe(2);
  expect(await mail.now()).toMatchObject({ state: 'sent' });
});

test('a sender that dies with a mail in its hands: others pass over it for a while, then it goes out, once', async () => {
  const [closed = 0] = await freePorts(1);
  smtpPort = closed;
  const mail = await queuedMail();
  await house.skip(aTurn);
  const { attempts, nextAttemptAt } = await mail.now();
  const { store } = house;
  expect(await takeDueMail(store, nextAttemptAt)).toBe(mail.id); // and is never heard of again
  expect(await takeDueMail(store, new Date(nextAttemptAt.getTime() + minute))).toBeNull();

  const catcher = await mailServer({ smtpPort: closed });
  await house.skip(nextAttemptAt.getTime() - house.clock.now().getTime() + minute);
  expect(timesIn(catcher, mail)).toBe(0);
  await house.skip(aTurn);
  expect(timesIn(catcher, mail)).toBe(1);
  expect(await mail.now()).toMatchObject({ state: 'sent', attempts: attempts + 2 });
  expect(await tasksAbout(mail)).toEqual([]);
});

describe('a fault before the mail was handed over is tried again', () => {
  const faults: Record<string, { fault: SmtpFault; answer: string | RegExp }> = {
    'a greeting that turns us away': { fault: { at: 'greeting', say: '554 No service for you' }, answer: '554' },
    'a connection that is lost at the greeting': { fault: { at: 'greeting' }, answer: /^E/ },
    'a sender that may not send': { fault: { at: 'EHLO', say: '550 Who are you' }, answer: '550' },
    'a connection that is lost at the address': { fault: { at: 'RCPT' }, answer: /^E/ },
    'a connection that is lost at DATA': { fault: { at: 'DATA' }, answer: /^E/ },
    'a connection that is lost in the middle of the mail': { fault: { at: 'content' }, answer: /^E/ },
  };
  test.each(Object.entries(faults))('%s', async (_name, { fault, answer }) => {
    smtpPort = await brokenServer(fault);
    const mail = await queuedMail();
    await house.skip(aTurn);
    const waiting = await mail.now();
    expect(waiting).toMatchObject({ state: 'queued', lastAnswer: expect.stringMatching(answer) as string });
    expect(waiting.attempts).toBeGreaterThan(1);

    const catcher = await mailServer();
    await house.skip(aTurn);
    expect(timesIn(catcher, mail)).toBe(1);
    expect(await tasksAbout(mail)).toEqual([]);
  });
});

test('a server that is away for good: after two days a person has to look', async () => {
  const [closed = 0] = await freePorts(1);
  smtpPort = closed;
  const mail = await queuedMail();
  await house.skip(47 * hour);
  expect(await mail.now()).toMatchObject({ state: 'queued' });
  await house.skip(2 * hour);
  expect(await mail.now()).toMatchObject({ state: 'failed' });
  expect((await tasksAbout(mail)).map(({ state }) => state)).toEqual(['open']);
});

/** Where a server goes wrong: it says this there, or hangs up without a word. */
type SmtpFault = { at: 'greeting' | 'EHLO' | 'RCPT' | 'DATA' | 'content'; say?: string };

/** A mail server that is in order up to a point; answers with its port. A real one can't be told to do this. */
async function brokenServer(fault: SmtpFault): Promise<number> {
  const server: Server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    const go = (at: SmtpFault['at'] | null, line: string): void => {
      if (at !== fault.at) socket.write(`${line}\r\n`);
      else if (fault.say) socket.write(`${fault.say}\r\n`);
      else socket.destroy();
    };
    let inContent = false;
    socket.on('data', (bytes) => {
      if (inContent) return void socket.destroy();
      for (const line of bytes.toString().split('\r\n').filter(Boolean)) {
        const command = line.slice(0, 4).toUpperCase();
        if (command === 'EHLO' || command === 'HELO') go('EHLO', '250 broken.example');
        else if (command === 'RCPT') go('RCPT', '250 OK');
        else if (command === 'DATA') {
          inContent = fault.at === 'content';
          go('DATA', '354 Go ahead');
        } else go(null, '250 OK');
      }
    });
    go('greeting', '220 broken.example');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => new Promise((done) => server.close(() => done())));
  return (server.address() as AddressInfo).port;
}

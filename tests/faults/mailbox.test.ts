import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { beforeAll, expect, test, vi } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { afterThisFile } from '../support/after-file.ts';
import { openHouse, type House } from '../support/house.ts';
import { ownMailbox, type OwnMailbox } from '../support/mailbox.ts';
import { ownTemporal } from '../support/own-servers.ts';
import { programsOf } from '../support/programs.ts';
import { expectEachMailOnce, untilAllIsDone } from '../support/soundness.ts';

/** The worker is killed when it has stored a mail and is about to move it; two workers share one mailbox. */

let house: House;
let box: OwnMailbox;
let catcher: MailCatcher;
let temporalAddress: string;

beforeAll(async () => {
  catcher = await startMailCatcher();
  afterThisFile(() => catcher.stop());
  const temporal = await ownTemporal();
  temporalAddress = temporal.address;
  [house, box] = await Promise.all([openHouse({ temporalAddress }), ownMailbox()]);
});

/** A way to the mailbox that stops letting anything through when a mail is about to be marked or moved. */
async function trapBefore(url: string, command: RegExp) {
  const { promise: sprung, resolve: spring } = Promise.withResolvers<void>();
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let shut = false;
  const trap = createServer((from) => {
    const server = connect(Number(port), hostname);
    for (const socket of [from, server]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    from.on('data', (bytes) => {
      if (command.test(bytes.toString('latin1'))) {
        shut = true;
        spring();
      }
      if (!shut) server.write(bytes);
    });
    server.on('data', (bytes) => from.write(bytes));
    from.on('close', () => server.destroy());
    server.on('close', () => from.destroy());
  });
  trap.listen(0, '127.0.0.1');
  await once(trap, 'listening');
  afterThisFile(() => {
    trap.close();
    for (const socket of sockets) socket.destroy();
  });
  return { url: url.replace(`:${port}`, `:${(trap.address() as AddressInfo).port}`), sprung };
}

const counts = async () => ({
  mails: await house.store.prisma.incomingMail.count(),
  questions: await house.store.prisma.helpRequest.count(),
});

test('killed between storing and moving, and then two workers: each mail is taken in once', async () => {
  for (const number of [1, 2, 3])
    await box.send({ subject: `Vraag ${number}`, from: `v${number}@roc-deproef.example` });
  const trap = await trapBefore(box.url, /UID STORE/);
  const doomed = await programsOf(house, {
    temporalAddress,
    smtpUrl: catcher.smtpUrl,
    imapUrl: trap.url,
  }).startWorker();
  await trap.sprung;
  expect(await counts()).toEqual({ mails: 1, questions: 1 });
  await doomed.kill();
  expect(await box.count('INBOX')).toEqual({ messages: 3, unseen: 3 });

  const programs = programsOf(house, { temporalAddress, smtpUrl: catcher.smtpUrl, imapUrl: box.url });
  await Promise.all([programs.startWorker(), programs.startWorker()]);
  await vi.waitFor(
    async () => {
      expect(await box.count('INBOX')).toEqual({ messages: 0, unseen: 0 });
      expect(await house.store.prisma.task.count({ where: { kind: 'help-question' } })).toBe(3);
    },
    { timeout: 120_000, interval: 200 },
  );
  expect(await counts()).toEqual({ mails: 3, questions: 3 });
  expect(await box.count('Verwerkt')).toEqual({ messages: 3, unseen: 0 });
  await untilAllIsDone(house);
  await expectEachMailOnce(house, catcher.all());
  const mailed = catcher.all().map(({ subject }) => subject.slice(0, 31));
  expect(mailed).toEqual(Array.from({ length: 3 }, () => 'Wij hebben uw vraag ontvangen ['));
}, 180_000);

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { translator, type TextKey } from '../../locales/index.ts';
import { withdrawApplication } from '../../store/application-changes.ts';
import { createAccount } from '../../store/accounts.ts';
import { closeCase } from '../../store/cases.ts';
import { openTask, takeMoment } from '../../store/tasks.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { untilLocked } from '../../tests/support/locks.ts';
import { linksIn, mailsTo } from '../../tests/support/mail.ts';
import type { AccountApplication } from './contract.ts';

/** What applicant and helpdesk change while an application is under way, and who comes too late for it. */

const t = translator('nl');
const day = 24 * 3_600_000;
let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker();
  helpdesk = await house.signIn('helpdesk');
});

type TooLateKey = 'title' | 'approved' | 'activated' | 'refused' | 'expired';

const address = (name = 'nieuw') => `${name}-${randomUUID().slice(0, 8)}@roc-deproef.example`;
const signature = { intent: 'sign', typedName: 'Willem Smit', signerFunction: 'Opleidingsmanager', agree: 'yes' };

/** An application that waits for both signatures. */
async function awaitingSignatures() {
  const { id, form } = await go.apply();
  await go.confirm(id);
  const [manager, nda] = await Promise.all([go.link(id, 'manager-signature'), go.link(id, 'applicant-nda')]);
  return { id, form, manager, nda, page: await go.statusPage(id) };
}

async function inReview() {
  const applied = await awaitingSignatures();
  await go.signAsManager(applied.id);
  await go.signAsApplicant(applied.id);
  await go.task(applied.id, 'helpdesk-review');
  return applied;
}

const read = async (path: string): Promise<string> => (await (await house.get(path)).text()).replace(/\s+/g, ' ');
const sent = (caseId: string, template: string) => house.store.prisma.mail.findMany({ where: { caseId, template } });
const decisionsOf = async (caseId: string, kind: string): Promise<string[]> => {
  const made = await house.store.prisma.decision.findMany({ where: { caseId, task: { kind } } });
  return made.map(({ outcome }) => outcome);
};
const change = (id: string, what: string, body: object, cookie = helpdesk) =>
  house.send('POST', `/api/account-applications/${id}/${what}`, cookie, body);
const application = async (id: string): Promise<AccountApplication> =>
  (await (await house.send('GET', `/api/account-applications/${id}`, helpdesk)).json()) as AccountApplication;

/** Two who press in the same moment: both wait for the case, and the first one to wait comes first. */
async function atOnce<First, Second>(
  caseId: string,
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<[First, Second]> {
  const client = await house.store.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM case_file WHERE id = $1 FOR UPDATE', [caseId]);
    const one = first();
    await untilLocked(house.store.pool, 1);
    const two = second();
    await untilLocked(house.store.pool, 2);
    await client.query('COMMIT');
    return await Promise.all([one, two]);
  } finally {
    client.release();
  }
}

describe("the applicant's page", () => {
  test('tells what is awaited from whom, what happened, and shows the documents', async () => {
    const { id, form, page } = await awaitingSignatures();
    const html = await read(page);
    expect(html).toContain(t('application-status:status.phase.awaiting-signatures'));
    expect(html).toContain(String(form['managerEmail']));
    expect(html).toContain(t('application-status:status.happened.confirmed'));
    const [document = ''] = /\/aanvraag\/[^"]+\/document\/[^"]+/.exec(html) ?? [];
    const pdf = await house.get(document);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('cache-control')).toBe('no-store');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    // A second look is as good as the first: it is never used up.
    await go.signAsManager(id);
    expect(await read(page)).toContain(t('application-status:status.happened.managerSigned'));
  });

  test('shows a stranger whose address was typed no more than the mail did', async () => {
    const { id, form } = await go.apply();
    const html = await read(await go.statusPage(id));
    expect(html).toContain(t('application-status:status.phase.unconfirmed'));
    for (const field of ['managerName', 'managerEmail', 'applicantPhone', 'location']) {
      expect(html, field).not.toContain(String(form[field]));
    }
  });

  test("is one application's: another's document or task is not reached by it", async () => {
    const [mine, other] = await Promise.all([awaitingSignatures(), awaitingSignatures()]);
    const [foreign] = await house.store.prisma.document.findMany({ where: { caseId: other.id } });
    expect((await house.get(`${mine.page}/document/${foreign?.id}`)).status).toBe(404);
    expect((await house.get(`${mine.page}/document/niets`)).status).toBe(404);
    const { id: taskId } = await go.task(other.id, 'manager-signature');
    await house.post(mine.page, { intent: 'remind', taskId });
    await house.post(mine.page, { intent: 'replace', taskId, managerName: 'Fatima', managerEmail: address() });
    expect(await sent(other.id, 'manager-signature-reminder')).toEqual([]);
    expect((await go.task(other.id, 'manager-signature')).state).toBe('open');
  });

  test.each(['aanvraag', 'aanvullen'])('/%s: no other link opens it, nor one that was tampered with', async (path) => {
    const { manager, page } = await awaitingSignatures();
    const tokens = [manager, page].map((link) => link.split('/').at(-1) ?? '');
    const wrong = [tokens[0], 'A'.repeat(43), `${tokens[1]}A`, '%00', encodeURIComponent("' or 1=1 --")];
    if (path === 'aanvullen') wrong.push(tokens[1]);
    for (const token of wrong) {
      for (const answer of [
        await house.get(`/${path}/${token}`),
        await house.post(`/${path}/${token}`, { intent: 'withdraw', withdrawAgree: 'yes', answer: 'Ja.' }),
      ]) {
        expect(answer.status, token).toBe(404);
        expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
    }
  });

  test('is over after more than a year', async () => {
    const { page } = await awaitingSignatures();
    house.clock.set(Date.now() + 401 * day);
    const { status } = await house.get(page);
    house.clock.set(Date.now());
    expect(status).toBe(410);
  });

  test('can be pressed in a browser that hides where it comes from, and from no other site', async () => {
    const { id, page } = await awaitingSignatures();
    const { id: taskId } = await go.task(id, 'manager-signature');
    const elsewhere = { origin: 'https://elders.example', 'sec-fetch-site': 'cross-site' };
    expect((await house.post(page, { intent: 'remind', taskId }, elsewhere)).status).toBe(403);
    expect((await house.post(page, { intent: 'remind', taskId }, { origin: 'null' })).status).toBe(303);
    expect(await sent(id, 'manager-signature-reminder')).toHaveLength(1);
  });

  test('is linked from the mails to the applicant, and not from those to the manager', async () => {
    const { id, form } = await awaitingSignatures();
    const delivery = await house.temporal.workflow.start('mailDelivery', {
      workflowId: `mail-delivery/${randomUUID()}`,
      taskQueue: house.taskQueue,
      args: [{ listenSeconds: 60 }],
    });
    const mailed = async (to: string, count: number) =>
      await vi.waitFor(
        async () => {
          const mails = await mailsTo(to);
          expect(mails).toHaveLength(count);
          return mails.map((mail) => linksIn(mail).some((link) => link.includes('/aanvraag/')));
        },
        { timeout: 30_000 },
      );
    // That to confirm the address stays unsent: it was confirmed before.
    expect(await mailed(String(form['applicantEmail']), 1)).toEqual([true]);
    expect(await mailed(String(form['managerEmail']), 1)).toEqual([false]);
    await delivery.terminate();
    expect((await go.task(id, 'withdrawal')).state).toBe('open');
  });
});

describe('a reminder', () => {
  test('goes out once a day, however often it is pressed', async () => {
    const { id, page } = await awaitingSignatures();
    const { id: taskId } = await go.task(id, 'manager-signature');
    const presses = Array.from({ length: 4 }, async () => await house.post(page, { intent: 'remind', taskId }));
    expect((await Promise.all(presses)).map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await sent(id, 'manager-signature-reminder')).toHaveLength(1);
    expect(await read(page)).toContain(t('application-status:status.remindedManager'));
    house.clock.set(Date.now() + day);
    await house.post(page, { intent: 'remind', taskId });
    house.clock.set(Date.now());
    expect(await sent(id, 'manager-signature-reminder')).toHaveLength(2);
    const events = await house.store.prisma.auditEvent.findMany({ where: { caseId: id } });
    expect(events.filter(({ code }) => code === 'mail-resent:manager-signature')).toHaveLength(2);
  });

  test('is not sent any more to who has signed', async () => {
    const { id, page } = await awaitingSignatures();
    const { id: taskId } = await go.task(id, 'manager-signature');
    await go.signAsManager(id);
    expect((await house.post(page, { intent: 'remind', taskId })).status).toBe(303);
    expect(await sent(id, 'manager-signature-reminder')).toEqual([]);
  });
});

describe('another manager', () => {
  test.each<[string, string, TextKey]>([
    ['managerName', '', 'public:fieldError.managerName.missing'],
    ['managerName', '<script>alert(1)</script>', 'public:fieldError.managerName.invalid'],
    ['managerName', 'Fatima\r\nBcc: x@elders.example', 'public:fieldError.managerName.invalid'],
    ['managerEmail', 'fatima', 'public:fieldError.managerEmail.invalid'],
    ['managerEmail', 'f@roc.example\r\nBcc: x@elders.example', 'public:fieldError.managerEmail.invalid'],
  ])('with %s %j is asked for again', async (field, value, fault) => {
    const { id, page } = await awaitingSignatures();
    const { id: taskId } = await go.task(id, 'manager-signature');
    const form = { intent: 'replace', taskId, managerName: 'Fatima Bakker', managerEmail: address(), [field]: value };
    const answer = await house.post(page, form);
    expect(answer.status).toBe(422);
    const html = (await answer.text()).replace(/\s+/g, ' ');
    expect(html).toContain(t(fault));
    expect(html).toContain(`href="#${field}"`);
    expect(html).not.toContain('<script');
    expect((await go.task(id, 'manager-signature')).state).toBe('open');
  });

  test('is neither the applicant nor the one who was asked already', async () => {
    const { id, form, page } = await awaitingSignatures();
    const { id: taskId } = await go.task(id, 'manager-signature');
    for (const [managerEmail, fault] of [
      [form['applicantEmail'], 'sameAsApplicant'],
      [form['managerEmail'], 'sameAsNow'],
    ] as const) {
      const written = ` ${String(managerEmail).toUpperCase()} `;
      const fields = { intent: 'replace', taskId, managerName: 'Fatima', managerEmail: written };
      const answer = await house.post(page, fields);
      expect(answer.status).toBe(422);
      expect((await answer.text()).replace(/\s+/g, ' ')).toContain(t(`public:fieldError.managerEmail.${fault}`));
      const body = { decisionId: randomUUID(), taskId, reason: 'Fout adres.', name: 'Fatima', email: written };
      expect((await change(id, 'manager', body)).status).toBe(422);
    }
    expect((await go.task(id, 'manager-signature')).state).toBe('open');
  });

  test('is asked once, from a double press, a second tab or an old page', async () => {
    const { id, page } = await awaitingSignatures();
    const { id: taskId } = await go.task(id, 'manager-signature');
    const fields = { intent: 'replace', taskId, managerName: 'Fatima Bakker', managerEmail: address() };
    const presses = await Promise.all([house.post(page, fields), house.post(page, fields)]);
    expect(presses.map(({ status }) => status)).toEqual([303, 303]);
    await go.link(id, 'manager-signature', 2);
    const stale = { ...fields, managerEmail: address('oud') };
    expect((await house.post(page, stale)).status).toBe(303);
    expect((await go.task(id, 'manager-signature/2')).state).toBe('open');
    expect(await sent(id, 'manager-replaced')).toHaveLength(1);
    expect((await application(id)).manager.email).toBe(fields.managerEmail);
  });

  test('can be named five times by the applicant; after that the helpdesk has to', async () => {
    const { id, page } = await awaitingSignatures();
    for (let round = 1; round <= 5; round += 1) {
      await go.replaceManager(id, address(), round);
      await go.link(id, 'manager-signature', round + 1);
    }
    await go.replaceManager(id, address(), 6);
    expect((await go.task(id, 'manager-signature/6')).state).toBe('open');
    expect(await read(page)).toContain(t('application-status:status.replaceEnough'));
    const { id: taskId } = await go.task(id, 'manager-signature/6');
    const body = { decisionId: randomUUID(), taskId, reason: 'Gebeld.', name: 'Fatima Bakker', email: address() };
    expect((await change(id, 'manager', body)).status).toBe(200);
  });

  test('is named by the helpdesk with a reason; pressed again it is one, and from an old page none', async () => {
    const { id, manager } = await awaitingSignatures();
    const { id: taskId } = await go.task(id, 'manager-signature');
    const body = { decisionId: randomUUID(), taskId, reason: 'Verkeerd adres.', name: 'Fatima', email: address() };
    expect((await change(id, 'manager', { ...body, reason: ' ' })).status).toBe(422);
    expect((await change(id, 'manager', body)).status).toBe(200);
    expect((await change(id, 'manager', body)).status).toBe(200);
    const late = await change(id, 'manager', { ...body, decisionId: randomUUID(), email: address() });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ detail: expect.stringContaining('vervangen') as string });
    expect(await read(manager)).toContain(t('public:linkGone.replaced.title'));
    expect(await decisionsOf(id, 'manager-signature')).toEqual(['replaced']);
  });

  test.each(['signs', 'is replaced'])(
    'while the first one signs in the same moment: who %s first has it',
    async (first) => {
      const { id, manager, page } = await awaitingSignatures();
      const { id: taskId } = await go.task(id, 'manager-signature');
      const sign = async () => await house.post(manager, signature);
      const replace = async () =>
        await house.post(page, { intent: 'replace', taskId, managerName: 'Fatima Bakker', managerEmail: address() });
      const answers = first === 'signs' ? await atOnce(id, sign, replace) : await atOnce(id, replace, sign);
      expect(answers.map(({ status }) => status)).toEqual([303, 303]);
      const outcome = first === 'signs' ? 'signed' : 'replaced';
      expect(await decisionsOf(id, 'manager-signature')).toEqual([outcome]);
      expect(await house.store.prisma.signature.count({ where: { caseId: id } })).toBe(first === 'signs' ? 1 : 0);
      const html = await read(manager);
      expect(html).toContain(t(first === 'signs' ? 'public:signed.titleSigned' : 'public:linkGone.replaced.title'));
      if (first === 'signs') expect(await read(page)).toContain(t('application-status:status.happened.managerSigned'));
      else await go.link(id, 'manager-signature', 2);
    },
  );
});

describe('withdrawal', () => {
  test('has to be ticked', async () => {
    const { id, page } = await awaitingSignatures();
    const answer = await house.post(page, { intent: 'withdraw' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(t('public:fieldError.withdrawAgree.missing'));
    expect((await go.task(id, 'withdrawal')).state).toBe('open');
  });

  test('is read by whoever signs after it, and by the applicant', async () => {
    const { id, manager, nda, page } = await awaitingSignatures();
    const presses = await Promise.all([go.withdraw(id), go.withdraw(id)]);
    expect(presses.map(({ status }) => status)).toEqual([303, 303]);
    expect(await go.outcome(id)).toBe('withdrawn');
    for (const link of [manager, nda]) {
      expect((await house.post(link, signature)).status).toBe(410);
      expect(await read(link)).toContain(t('public:linkGone.withdrawn.title'));
    }
    const html = await read(page);
    expect(html).toContain(t('application-status:status.phase.withdrawn'));
    expect(html).not.toContain('<form');
    expect(await house.store.prisma.signature.count({ where: { caseId: id } })).toBe(0);
    expect(await sent(id, 'application-withdrawn')).toHaveLength(1);
  });

  test.each(['signs', 'withdraws'])('while the manager signs in the same moment: who %s first', async (first) => {
    const { id, manager } = await awaitingSignatures();
    const sign = async () => await house.post(manager, signature);
    const withdraw = () => go.withdraw(id);
    await go.statusPage(id);
    const answers = first === 'signs' ? await atOnce(id, sign, withdraw) : await atOnce(id, withdraw, sign);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await decisionsOf(id, 'manager-signature')).toEqual(first === 'signs' ? ['signed'] : []);
    // A signature does not stand in the way of a withdrawal.
    expect(await go.outcome(id)).toBe('withdrawn');
  });

  test('ends every link in the step itself, and nobody is asked any more before the process hears of it', async () => {
    const { id, manager, nda } = await awaitingSignatures();
    const by = { caseId: id, decisionId: randomUUID(), actor: { kind: 'applicant' as const }, reason: null };
    const { message } = await withdrawApplication(house.store, house.occasion(), by);
    const open = await house.store.prisma.task.count({ where: { caseId: id, state: 'open' } });
    expect(open).toBe(0);
    for (const link of [manager, nda]) expect(await read(link)).toContain(t('public:linkGone.withdrawn.title'));
    const mails = await go.mails(id);
    const late = { caseId: id, kind: 'manager-signature', key: 'manager-signature/2' } as const;
    const opened = await openTask(house.store, house.occasion(), { ...late, workflowId: message?.workflowId ?? '' });
    expect(opened.moments).toEqual([]);
    expect(await house.store.prisma.task.count({ where: { caseId: id, state: 'open' } })).toBe(0);
    expect(await house.store.prisma.link.count({ where: { taskId: opened.taskId } })).toBe(0);
    expect(await go.mails(id)).toEqual(mails);
  });

  describe('that comes too late says so, what was decided, and what to do now', () => {
    const tooLate = (key: TooLateKey) => t(`application-status:status.tooLate.${key}`, { moment: '|' }).split('|');
    /** Presses as from a page that is still open, and answers with what is read then. */
    async function withdrawLate(id: string): Promise<string> {
      const answer = await go.withdraw(id);
      expect(answer.status).toBe(409);
      return (await answer.text()).replace(/\s+/g, ' ');
    }
    function expectTold(html: string, key: TooLateKey, next: string): void {
      for (const words of [...tooLate('title'), ...tooLate(key), next, 'tel:+31306087979'])
        expect(html).toContain(words);
    }

    test('approved, activated', async () => {
      const { id, page } = await inReview();
      await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
      await go.task(id, 'activation');
      const html = await withdrawLate(id);
      expectTold(html, 'approved', 'Activeer het dan niet en laat het ons weten');
      expect(html).toContain(t('application-status:status.phase.awaiting-activation'));
      // Not ticked, as someone presses who did not read: neither is there anything to tick any more.
      expect((await house.post(page, { intent: 'withdraw' })).status).toBe(409);
      // Who looks again reads how it stands, and no more about the withdrawal.
      expect(await read(page)).not.toContain(t('application-status:status.tooLate.title'));
      const late = await change(id, 'withdrawal', { decisionId: randomUUID(), reason: 'Toch niet.' });
      expect(late.status).toBe(409);
      expect((await application(id)).phase).toBe('awaiting-activation');
      expect((await application(id)).can).toEqual({ withdraw: false, replaceManager: false, recordAnswer: false });

      await go.activate(id);
      expect(await go.outcome(id)).toBe('activated');
      expectTold(await withdrawLate(id), 'activated', 'De helpdesk blokkeert het account.');
      const english = await house.post(`${page}?taal=en`, { intent: 'withdraw', withdrawAgree: 'yes' });
      expect(await english.text()).toContain('Your application was not withdrawn');
    });

    test('approved while it was on its way', async () => {
      const { id } = await inReview();
      const { store, occasion } = house;
      const before = await house.get(await go.statusPage(id));
      expect(await before.text()).toContain('value="withdraw"');
      const [, answer] = await atOnce(
        id,
        () => createAccount(store, occasion(), id),
        () => go.withdraw(id),
      );
      expect(answer.status).toBe(409);
      const html = (await answer.text()).replace(/\s+/g, ' ');
      expectTold(html, 'approved', 'Activeer het dan niet en laat het ons weten');
      // The process has not asked for the activation yet.
      expect(html).toContain(t('application-status:status.phase.awaiting-activation'));
    });

    test('refused', async () => {
      const { id } = await awaitingSignatures();
      await go.refuseAsManager(id);
      expect(await go.outcome(id)).toBe('refused-by-manager');
      expectTold(await withdrawLate(id), 'refused', 'U hoeft niets te doen');
    });

    test('expired', async () => {
      const { id } = await awaitingSignatures();
      const { id: taskId } = await go.task(id, 'manager-signature');
      await takeMoment(house.store, house.occasion(), taskId, 'expire');
      await closeCase(house.store, house.occasion(), id, 'expired', async () => undefined);
      expectTold(await withdrawLate(id), 'expired', 'U hoeft niets te doen');
    });
  });

  test('by the helpdesk says why in the mail, and is one, however often it is pressed', async () => {
    const { id } = await inReview();
    const body = { decisionId: randomUUID(), reason: 'De school belde af.' };
    expect((await change(id, 'withdrawal', { ...body, reason: '' })).status).toBe(422);
    const presses = await Promise.all([change(id, 'withdrawal', body), change(id, 'withdrawal', body)]);
    expect(presses.map(({ status }) => status)).toEqual([200, 200]);
    expect((await change(id, 'withdrawal', { ...body, decisionId: randomUUID() })).status).toBe(409);
    expect(await go.outcome(id)).toBe('withdrawn');
    expect(await sent(id, 'application-withdrawn')).toHaveLength(1);
    const { phase, timeline } = await application(id);
    expect(phase).toBe('withdrawn');
    expect(timeline.find(({ code }) => code === 'decided:withdrawal:withdrawn')?.actor).toBe('De helpdesk');
    expect((await go.decide(id, 'helpdesk-review', helpdesk, 'approved')).status).toBe(409);
  });

  test('under a decision id that was given to something else is refused', async () => {
    const [one, two] = await Promise.all([awaitingSignatures(), awaitingSignatures()]);
    const body = { decisionId: randomUUID(), reason: 'De school belde af.' };
    expect((await change(one.id, 'withdrawal', body)).status).toBe(200);
    expect((await change(two.id, 'withdrawal', body)).status).toBe(409);
    expect((await go.task(two.id, 'withdrawal')).state).toBe('open');
  });
});

describe('the helpdesk', () => {
  test('mails the link of an open task again, once for a press', async () => {
    const { id } = await awaitingSignatures();
    const { id: taskId } = await go.task(id, 'manager-signature');
    const body = { taskId, requestId: randomUUID() };
    const presses = await Promise.all([change(id, 'resending', body), change(id, 'resending', body)]);
    expect(presses.map(({ status }) => status)).toEqual([200, 200]);
    expect(await sent(id, 'manager-signature')).toHaveLength(2);
    const [first, second] = await sent(id, 'manager-signature');
    expect(second?.linkId).toBe(first?.linkId);
    await go.signAsManager(id);
    expect((await change(id, 'resending', { ...body, requestId: randomUUID() })).status).toBe(409);
    const offer = await go.task(id, 'withdrawal');
    expect((await change(id, 'resending', { taskId: offer.id, requestId: randomUUID() })).status).toBe(409);
    expect(await sent(id, 'manager-signature')).toHaveLength(2);
  });

  test('changes nothing of an application that is not there', async () => {
    for (const [what, body] of Object.entries({
      withdrawal: { decisionId: randomUUID(), reason: 'Nee.' },
      resending: { requestId: randomUUID(), taskId: randomUUID() },
      answer: { decisionId: randomUUID(), text: 'Ja.' },
    })) {
      expect((await change(randomUUID(), what, body)).status, what).toBe(404);
    }
  });

  test.each(['approves', 'refuses'])('approves while a colleague refuses: who %s first has decided', async (first) => {
    const { id } = await inReview();
    const colleague = await house.signIn('admin');
    const approve = () => go.decide(id, 'helpdesk-review', helpdesk, 'approved');
    const refuse = () => go.decide(id, 'helpdesk-review', colleague, 'refused', 'Onbekende school.');
    const [winner, loser] =
      first === 'approves' ? await atOnce(id, approve, refuse) : await atOnce(id, refuse, approve);
    expect([winner.status, loser.status]).toEqual([200, 409]);
    const outcome = first === 'approves' ? 'approved' : 'refused';
    expect(await decisionsOf(id, 'helpdesk-review')).toEqual([outcome]);
    const by = first === 'approves' ? 'De helpdesk' : 'De admin';
    expect(await loser.json()).toMatchObject({ detail: expect.stringContaining(by) as string });
    if (first === 'approves') expect((await go.task(id, 'activation')).state).toBe('open');
    else expect(await go.outcome(id)).toBe('refused-by-helpdesk');
  });
});

describe('in the second in which the term runs out', () => {
  test.each(['the manager', 'the term'])('%s comes first', async (first) => {
    const { id, manager } = await awaitingSignatures();
    const { id: taskId, expiresAt } = await go.task(id, 'manager-signature');
    const over = expiresAt ?? new Date(0);
    house.clock.set(over.getTime() - 5_000);
    const sign = async () => await house.post(manager, signature);
    const expire = () => takeMoment(house.store, { at: over, correlationId: null }, taskId, 'expire');
    try {
      if (first === 'the manager') {
        const [signed, standing] = await atOnce(id, sign, expire);
        expect(signed.status).toBeLessThan(400);
        expect(standing.outcome).toBe('signed'); // what the process adopts
        expect(await read(manager)).toContain(t('public:signed.titleSigned'));
      } else {
        const [standing, signed] = await atOnce(id, expire, sign);
        expect(standing.outcome).toBe('expired');
        expect(signed.status).toBe(303);
        const gone = await house.get(manager);
        expect(gone.status).toBe(410);
        expect(await house.store.prisma.signature.count({ where: { caseId: id } })).toBe(0);
      }
    } finally {
      house.clock.set(Date.now());
    }
  });
});

test('the manager is told whose data is kept, why, for how long, and whom to ask', async () => {
  const { manager, nda } = await awaitingSignatures();
  const html = await read(manager);
  for (const line of ['whose', 'why', 'howLong'] as const)
    expect(html).toContain(t(`application-status:privacy.${line}`));
  expect(html).toContain('mailto:');
  expect(await read(nda)).not.toContain(t('application-status:privacy.whose'));
});

import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findLink } from '../../store/links.ts';
import { sign, signingKinds } from '../../store/signing.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { timeSkipping } from '../../tests/support/time-skipping.ts';

const day = 24 * 3_600_000;

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  go = journeyOf(house);
  await house.tick();
  await house.startWorker();
  helpdesk = await house.signIn('helpdesk');
});

/** Up to the helpdesk's approval. */
async function approved(changes: Record<string, string | string[]> = {}) {
  const { id, form } = await go.apply(changes);
  await go.confirm(id);
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  expect((await go.decide(id, 'helpdesk-review', helpdesk, 'approved')).status).toBe(200);
  return { id, email: String(form['applicantEmail']) };
}

test('an account that is blocked before it was activated ends the waiting, and nobody is told of a term', async () => {
  const { id, email } = await approved();
  const link = await go.link(id, 'activation');
  const account = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  const body = { kind: 'blocked', requestId: crypto.randomUUID(), reason: 'Werkt er niet meer.' };
  const path = `/api/accounts/${account.id}/changes`;
  const block = () => house.send('POST', path, helpdesk, body, { 'if-match': `"${account.version}"` });
  expect((await Promise.all([block(), block()])).map(({ status }) => status)).toEqual([200, 200]);
  expect(await go.outcome(id)).toBe('never-activated');
  expect(await go.task(id, 'activation')).toMatchObject({ state: 'done', outcome: 'blocked' });
  expect((await go.mails(id)).at(-1)).toBe('activation');
  expect((await house.get(link)).status).toBe(410);
});

test('who has an account reads that a school was added to it', async () => {
  const { id, email } = await approved();
  await go.activate(id);
  const { id: again } = await approved({ applicantEmail: email });
  expect(await go.outcome(again)).toBe('activated');
  expect((await go.mails(again)).at(-1)).toBe('school-added');
});

describe('from form to activated account', () => {
  test('the manager signs first', async () => {
    const { id, form } = await go.apply();
    // The very first document of a worker can take longer than the page waits.
    expect((await go.confirm(id)).status).toBeLessThan(400);
    expect((await go.signAsManager(id)).status).toBe(303);
    expect((await go.signAsApplicant(id)).status).toBe(303);
    expect((await go.decide(id, 'helpdesk-review', helpdesk, 'approved')).status).toBe(200);
    expect((await go.activate(id)).status).toBe(303);
    expect(await go.outcome(id)).toBe('activated');
    const [confirmation, first, second, ...rest] = await go.mails(id);
    expect(confirmation).toBe('email-confirmation');
    expect([first, second].toSorted()).toEqual(['applicant-nda', 'manager-signature']);
    expect(rest).toEqual(['application-in-review', 'activation', 'account-activated']);
    const account = await house.store.prisma.account.findUniqueOrThrow({
      where: { email: String(form['applicantEmail']) },
      include: { schoolAccesses: { include: { studyFields: true } } },
    });
    expect(account.schoolAccesses.map(({ studyFields }) => studyFields.length)).toEqual([1]);
  });

  test('the applicant signs first', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsApplicant(id);
    expect(await house.store.prisma.task.count({ where: { caseId: id, kind: 'helpdesk-review' } })).toBe(0);
    await go.signAsManager(id);
    expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
  });

  test('the answer to a decision comes when what follows from it is there', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    const kinds = await house.store.prisma.task.findMany({
      where: { caseId: id, state: 'open', kind: { not: 'withdrawal' } },
      select: { kind: true },
    });
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['applicant-nda', 'manager-signature']);
  });
});

describe('refusal', () => {
  test("the manager's ends the waiting for the applicant at once, and tells why", async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    const nda = await go.link(id, 'applicant-nda');
    await go.refuseAsManager(id);
    expect(await go.outcome(id)).toBe('refused-by-manager');
    expect((await go.task(id, 'applicant-nda')).state).toBe('cancelled');
    expect((await house.get(nda)).status).toBe(410);
    expect((await go.mails(id)).at(-1)).toBe('application-refused');
  });

  test('the helpdesk refuses with a reason; applicant and manager are told', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsManager(id);
    await go.signAsApplicant(id);
    expect((await go.decide(id, 'helpdesk-review', helpdesk, 'refused')).status).toBe(422);
    expect((await go.decide(id, 'helpdesk-review', helpdesk, 'refused', 'Onbekende school.')).status).toBe(200);
    expect(await go.outcome(id)).toBe('refused-by-helpdesk');
    expect((await go.mails(id)).slice(-2).toSorted()).toEqual([
      'application-closed-for-manager',
      'application-refused',
    ]);
  });
});

describe('another manager', () => {
  const other = () => `nieuw-${crypto.randomUUID().slice(0, 8)}@roc-deproef.example`;
  const formsOf = (caseId: string) =>
    house.store.prisma.document.findMany({ where: { caseId }, orderBy: [{ kind: 'asc' }, { round: 'asc' }] });

  test('gets a form of the own, the earlier one is told, and what was made before stays', async () => {
    const { id, form } = await go.apply();
    await go.confirm(id);
    const old = await go.link(id, 'manager-signature');
    const before = await formsOf(id);
    const managerEmail = other();
    expect((await go.replaceManager(id, managerEmail)).status).toBe(303);
    expect((await house.get(old)).status).toBe(410);
    await go.link(id, 'manager-signature', 2);
    const documents = await formsOf(id);
    expect(documents.map(({ kind, round }) => `${kind}/${round}`)).toEqual([
      'application-form/1',
      'application-form/2',
      'nda/1',
    ]);
    expect(documents.filter(({ round }) => round === 1)).toEqual(before);
    expect(documents[1]?.sha256).not.toBe(documents[0]?.sha256);

    expect((await go.signAsManager(id, 2)).status).toBe(303);
    await go.signAsApplicant(id);
    expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
    const [signature] = await house.store.prisma.signature.findMany({ where: { caseId: id, signer: 'manager' } });
    expect(signature).toMatchObject({ documentSha256: documents[1]?.sha256, emailAddress: managerEmail });
    const mails = await house.store.prisma.mail.findMany({ where: { caseId: id }, orderBy: { queuedAt: 'asc' } });
    expect(mails.find(({ template }) => template === 'manager-replaced')?.recipient).toBe(form['managerEmail']);
    const asked = mails.filter(({ template }) => template === 'manager-signature');
    expect(asked.map(({ recipient }) => recipient)).toEqual([form['managerEmail'], managerEmail]);
  });

  test('can be named again, also when the applicant signed in between', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.replaceManager(id, other());
    await go.signAsApplicant(id);
    const second = await go.link(id, 'manager-signature', 2);
    await go.replaceManager(id, other(), 2);
    await go.link(id, 'manager-signature', 3);
    expect((await house.get(second)).status).toBe(410);
    await go.signAsManager(id, 3);
    expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
    expect(await formsOf(id)).toHaveLength(4);
  });

  test('has the whole term, and is reminded of it', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsApplicant(id);
    await house.skip(20 * day);
    await go.replaceManager(id, other());
    await go.link(id, 'manager-signature', 2);
    await house.skip(15 * day);
    expect((await house.store.prisma.case.findUniqueOrThrow({ where: { id } })).outcome).toBeNull();
    await house.skip(20 * day);
    expect(await go.outcome(id)).toBe('expired');
    expect((await go.mails(id)).filter((mail) => mail === 'manager-signature-reminder')).toHaveLength(4);
  });
});

describe('asking for more', () => {
  async function inReview() {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsManager(id);
    await go.signAsApplicant(id);
    await go.task(id, 'helpdesk-review');
    return id;
  }

  test('twice, and then approved', async () => {
    const id = await inReview();
    expect((await go.decide(id, 'helpdesk-review', helpdesk, 'more-asked')).status).toBe(422);
    await go.decide(id, 'helpdesk-review', helpdesk, 'more-asked', 'Bij welk team hoort u?');
    expect((await go.answer(id, 'Team Zorg.')).status).toBe(303);
    await go.decide(id, 'helpdesk-review/2', helpdesk, 'more-asked', 'Op welke locatie?');
    expect((await go.answer(id, 'Noord.', 2)).status).toBe(303);
    await go.decide(id, 'helpdesk-review/3', helpdesk, 'approved');
    expect((await go.activate(id)).status).toBe(303);
    expect(await go.outcome(id)).toBe('activated');
    const mails = await go.mails(id);
    expect(mails.filter((mail) => mail === 'more-information')).toHaveLength(2);
    expect(mails.filter((mail) => mail === 'application-in-review')).toHaveLength(3);
  });

  test('without an answer is asked again, and lapses', async () => {
    const id = await inReview();
    await go.decide(id, 'helpdesk-review', helpdesk, 'more-asked', 'Bij welk team hoort u?');
    const link = await go.link(id, 'more-information');
    await house.skip(32 * day);
    expect(await go.outcome(id)).toBe('expired');
    expect((await go.mails(id)).filter((mail) => mail === 'more-information-reminder')).toHaveLength(2);
    expect((await house.post(link, { answer: 'Te laat.' })).status).toBe(410);
  });
});

describe('withdrawal', () => {
  const ways: Record<string, (id: string) => Promise<unknown>> = {
    unconfirmed: (id) => go.task(id, 'email-confirmation'),
    'awaiting both signatures': async (id) => [
      await go.confirm(id),
      await go.link(id, 'manager-signature'),
      await go.link(id, 'applicant-nda'),
    ],
    'awaiting the applicant': async (id) => [await go.confirm(id), await go.signAsManager(id)],
    'awaiting another manager': async (id) => [
      await go.confirm(id),
      await go.replaceManager(id, 'nieuw@roc-deproef.example'),
      await go.link(id, 'manager-signature', 2),
    ],
    'in review': async (id) => [
      await go.confirm(id),
      await go.signAsManager(id),
      await go.signAsApplicant(id),
      await go.task(id, 'helpdesk-review'),
    ],
    'awaiting information': async (id) => [
      await go.confirm(id),
      await go.signAsManager(id),
      await go.signAsApplicant(id),
      await go.decide(id, 'helpdesk-review', helpdesk, 'more-asked', 'Bij welk team hoort u?'),
      await go.link(id, 'more-information'),
    ],
  };

  test.each(Object.keys(ways))('while it is %s ends everything at once', async (way) => {
    const { id, form } = await go.apply();
    await ways[way]?.(id);
    const links = await house.store.prisma.link.findMany({
      where: { task: { caseId: id, state: 'open', kind: { not: 'withdrawal' } } },
    });
    expect((await go.withdraw(id)).status).toBe(303);
    expect(await house.store.prisma.task.count({ where: { caseId: id, state: 'open' } })).toBe(0);
    const dead = await house.store.prisma.link.findMany({ where: { id: { in: links.map((link) => link.id) } } });
    expect(dead.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(await go.outcome(id)).toBe('withdrawn');
    const handle = house.temporal.workflow.getHandle(`account-application/${id}`);
    // Not its result: waiting for that lets the time of the server run on.
    await vi.waitFor(async () => expect((await handle.describe()).status.name).toBe('COMPLETED'), { timeout: 20_000 });
    const told = (await go.mails(id)).slice(-2);
    expect(told).toContain('application-withdrawn');
    expect(told.includes('application-closed-for-manager')).toBe(way !== 'unconfirmed');
    // The address is free again.
    await go.apply({ applicantEmail: String(form['applicantEmail']) });
  });

  test('is not possible any more once the account is there', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsManager(id);
    await go.signAsApplicant(id);
    await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
    await go.task(id, 'activation');
    expect((await go.withdraw(id)).status).toBe(409);
    expect((await go.task(id, 'withdrawal')).state).toBe('cancelled');
    expect((await go.activate(id)).status).toBe(303);
    expect(await go.outcome(id)).toBe('activated');
  });
});

describe('while nobody answers', () => {
  test('both are reminded twice, and after 30 days the application lapses; late is too late', async () => {
    const { id, form } = await go.apply();
    await go.confirm(id);
    const link = await go.link(id, 'manager-signature');
    await house.skip(32 * day);
    expect(await go.outcome(id)).toBe('expired');
    const mails = await go.mails(id);
    expect(mails.filter((mail) => mail === 'manager-signature-reminder')).toHaveLength(2);
    expect(mails.filter((mail) => mail === 'applicant-nda-reminder')).toHaveLength(2);
    expect(mails).toContain('application-expired');
    expect((await house.get(link)).status).toBe(410);
    expect((await house.post(link, { intent: 'sign', typedName: 'W', signerFunction: 'M', agree: 'yes' })).status).toBe(
      410,
    );
    // The address is free again.
    const again = await go.apply({ applicantEmail: String(form['applicantEmail']) });
    expect(again.id).not.toBe(id);
  });

  test('a signature that was written, and that the process did not hear of before the end of the term, holds', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsApplicant(id);
    const token = (await go.link(id, 'manager-signature')).split('/').at(-1) ?? '';
    await house.skip(20 * day); // past the reminders: nothing but the end is left
    const signature = { typedName: 'Willem Smit', function: 'Opleidingsmanager', declaration: 'Akkoord.' };
    // As an API leaves it that dies after its commit.
    const found = await findLink(house.store.prisma, token, house.occasion().at, signingKinds);
    await sign(house.store, house.occasion(), found, { ...signature, clientAddress: null, userAgent: null });
    await house.skip(12 * day);
    expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
    expect(await go.task(id, 'manager-signature')).toMatchObject({ state: 'done', outcome: 'signed' });
    expect(await go.mails(id)).not.toContain('application-expired');
  });

  test('one signature is not enough: the other stays out', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsManager(id);
    await house.skip(32 * day);
    expect(await go.outcome(id)).toBe('expired');
    expect((await go.mails(id)).filter((mail) => mail === 'manager-signature-reminder')).toHaveLength(0);
  });

  test('an address that nobody confirms is asked for once more, then let go, and the manager never hears of it', async () => {
    const { id } = await go.apply();
    await go.link(id, 'email-confirmation');
    await house.skip(9 * day);
    expect(await go.outcome(id)).toBe('expired');
    expect(await go.mails(id)).toEqual(['email-confirmation', 'email-confirmation-reminder', 'application-expired']);
  });

  test('a review that is due is escalated once, and can still be decided', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsManager(id);
    await go.signAsApplicant(id);
    const review = await go.task(id, 'helpdesk-review');
    await house.skip(20 * day);
    expect((await go.mails(id)).filter((mail) => mail === 'task-overdue')).toHaveLength(1);
    expect(review.escalatedAt).toBeNull();
    expect((await go.task(id, 'helpdesk-review')).escalatedAt).not.toBeNull();
    await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
    expect((await go.task(id, 'activation')).state).toBe('open');
  });

  test('an activation that lapses becomes a task; a new link works, the old one does not', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsManager(id);
    await go.signAsApplicant(id);
    await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
    const lapsed = await go.link(id, 'activation');
    await house.skip(16 * day);
    expect((await go.decide(id, 'activation-lapsed', helpdesk, 'resend')).status).toBe(200);
    expect((await house.get(lapsed)).status).toBe(410);
    expect((await go.activate(id, 2)).status).toBe(303);
    expect(await go.outcome(id)).toBe('activated');
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
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

describe('from form to activated account', () => {
  test('the manager signs first', async () => {
    const { id, form } = await go.apply();
    expect((await go.confirm(id)).status).toBe(303);
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

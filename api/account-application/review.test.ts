import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { dayOf } from '../../domain/exam-window.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { addSchool } from '../../store/schools.ts';
import type { AccountApplication } from './contract.ts';

/** What the reviewer is warned of, and what an approval asks. */

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
  go = journeyOf(house);
  helpdesk = await house.signIn('helpdesk');
});

const read = async (id: string): Promise<AccountApplication> =>
  (await (await house.send('GET', `/api/account-applications/${id}`, helpdesk)).json()) as AccountApplication;
const warningsAt = async (id: string) => (await read(id)).warnings;

async function inReview(changes: Record<string, string | string[]> = {}) {
  const { id, form } = await go.apply(changes);
  await go.confirm(id);
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  return { id, form, taskId: (await go.task(id, 'helpdesk-review')).id };
}
const approve = (taskId: string, body: object, cookie = helpdesk) =>
  house.send('POST', `/api/tasks/${taskId}/approval`, cookie, { decisionId: randomUUID(), ...body });

describe('approving', () => {
  test('says how the manager was verified; it is kept with the decision, and its code in the audit', async () => {
    const { id, taskId } = await inReview();
    const note = 'Gebeld met de receptie.\nKlopt.';
    expect((await approve(taskId, { how: 'called-school', note })).status).toBe(200);
    expect((await read(id)).managerVerification).toMatchObject({ how: 'called-school', note, by: 'De helpdesk' });
    const { details } = await house.store.prisma.auditEvent.findFirstOrThrow({
      where: { caseId: id, code: 'decided:helpdesk-review:approved' },
    });
    expect(details).toMatchObject({ managerVerified: 'called-school' });
    expect(JSON.stringify(details)).not.toContain('receptie');
  });

  test('without that is refused, also by the way of other decisions', async () => {
    const { id, taskId } = await inReview();
    for (const body of [{}, { how: 'gevoel' }, { how: 'known', note: 'x'.repeat(1001) }]) {
      expect((await approve(taskId, body)).status, JSON.stringify(body).slice(0, 60)).toBe(422);
    }
    const plain = await house.send('POST', `/api/tasks/${taskId}/decision`, helpdesk, {
      ...{ decisionId: randomUUID(), outcome: 'approved' },
    });
    expect(plain.status).toBe(422);
    expect(((await plain.json()) as { detail: string }).detail).toBe(
      'Kies bij het goedkeuren hoe u de leidinggevende hebt gecontroleerd.',
    );
    expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
    expect(await house.store.prisma.managerVerification.count({ where: { decision: { caseId: id } } })).toBe(0);
  });

  test('pressed twice is one approval; what is no review is not approved', async () => {
    const { id, taskId } = await inReview();
    const body = { decisionId: randomUUID(), how: 'known' };
    const answers = await Promise.all([approve(taskId, body), approve(taskId, body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await house.store.prisma.managerVerification.count({ where: { decision: { caseId: id } } })).toBe(1);
    expect((await approve((await go.task(id, 'activation')).id, { how: 'known' })).status).toBe(404);
    expect((await approve(randomUUID(), { how: 'known' })).status).toBe(404);
  });
});

describe('who has an account that opens nothing', () => {
  const today = () => dayOf(house.clock.now());
  const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 24 * 3600 * 1000);
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test.each([
    { who: 'was blocked', change: () => ({ blockedAt: house.clock.now() }), status: 409 },
    { who: 'had the last day yesterday', change: () => ({ endsOn: dayAfter(today(), -1) }), status: 409 },
    { who: 'has the last day today', change: () => ({ endsOn: dayAfter(today(), 0) }), status: 200 },
    { who: 'is one of the bureau', change: () => ({ role: 'staff' }), status: 409 },
  ])('and $who: approving answers $status', async ({ change, status }) => {
    vi.stubEnv('TZ', 'Europe/Amsterdam'); // a day is a day, wherever the program runs
    const email = await house.addPerson('school');
    const { taskId } = await inReview({ applicantEmail: email });
    await house.store.prisma.account.update({ where: { email }, data: change() });
    const answer = await approve(taskId, { how: 'known' });
    expect(answer.status).toBe(status);
    if (status === 409) expect(((await answer.json()) as { detail: string }).detail).toMatch(/account/);
  });
});

describe('the reviewer is warned', () => {
  test('of nothing where nothing is known', async () => {
    const { id } = await inReview({ applicantName: 'Tjitske Onbekend' });
    expect(await warningsAt(id)).toEqual([]);
  });

  test('of an address that has an account, until the review is done', async () => {
    const email = await house.addPerson('school');
    const { id, taskId } = await inReview({ applicantEmail: email, applicantName: 'Bekend Adres' });
    const known = (await warningsAt(id)).find(({ code }) => code === 'address-known');
    expect(known?.found).toMatchObject([{ resource: 'accounts', label: `De school (${email})` }]);
    await approve(taskId, { how: 'known' });
    expect((await warningsAt(id)).map(({ code }) => code)).not.toContain('address-known');
  });

  test('of what was refused or withdrawn under this address before, with the way there', async () => {
    const applicantName = 'Tweede Poging';
    const withdrawn = await go.apply({ applicantName });
    await go.withdraw(withdrawn.id);
    expect(await go.outcome(withdrawn.id)).toBe('withdrawn');
    const applicantEmail = String(withdrawn.form['applicantEmail']);
    const refused = await inReview({ applicantName, applicantEmail });
    await go.decide(refused.id, 'helpdesk-review', helpdesk, 'refused', 'Hoort niet bij de school.');
    expect(await go.outcome(refused.id)).toBe('refused-by-helpdesk');
    const { id } = await inReview({ applicantName, applicantEmail });
    const [warning, ...more] = await warningsAt(id);
    expect(more).toEqual([]);
    expect(warning).toMatchObject({
      code: 'earlier-application',
      found: [
        {
          resource: 'account-applications',
          id: refused.id,
          label: expect.stringMatching(/^AA-.*, ROC De Proef$/) as string,
        },
        { id: withdrawn.id },
      ],
    });
  });

  test('of the same person at another school, whatever the capitals and accents; not at the own school', async () => {
    await addSchool(house.store, house.occasion(), { name: 'Zuider Vakschool', kind: 'vakschool', brin: '98YY' });
    const other = await house.store.prisma.school.findUniqueOrThrow({ where: { brin: '98YY' } });
    const there = await go.apply({ applicantName: 'Zoë d’Hondt', schoolId: other.id });
    await go.apply({ applicantName: 'Zoe dHondt' });
    const { id } = await inReview({ applicantName: 'ZOE D’HONDT' });
    const { found } = (await warningsAt(id)).find(({ code }) => code === 'person-at-other-school') ?? { found: [] };
    expect(found).toEqual([{ resource: 'account-applications', id: there.id, label: 'Zoë d’Hondt, Zuider Vakschool' }]);
  });

  test('of an account of that name at another school', async () => {
    const { id } = await inReview({ applicantName: 'De Schóól', schoolId: 'other', schoolName: 'Nieuwe School' });
    const warnings = await warningsAt(id);
    expect(warnings.map(({ code }) => code)).toEqual(['person-at-other-school', 'school-not-listed']);
    expect(warnings[0]?.found[0]).toMatchObject({ resource: 'accounts', label: 'De school, ROC De Proef' });
  });

  test('of a study field that no account of the school has, once the school has accounts', async () => {
    await house.addPerson('school');
    const field = await house.store.prisma.studyField.findUniqueOrThrow({ where: { code: 'T2' } });
    const used = await house.store.prisma.schoolAccessStudyField.findFirstOrThrow({ select: { studyFieldId: true } });
    const studyFieldIds = [field.id, used.studyFieldId];
    const { id } = await inReview({ applicantName: 'Nieuwe Richting', studyFieldIds });
    const found = [{ resource: 'study-fields', id: field.id, label: field.name }];
    expect(await warningsAt(id)).toEqual([{ code: 'study-field-new-for-school', found }]);
  });

  test('of a manager under the applicant’s name', async () => {
    const { id } = await inReview({ applicantName: 'Willem Smít', managerName: 'W. Smit' });
    expect((await warningsAt(id)).map(({ code }) => code)).toEqual(['manager-is-applicant-name']);
  });
});

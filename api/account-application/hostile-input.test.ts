import { beforeAll, expect, test, vi } from 'vitest';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { deliverMails } from '../../tests/support/mail-delivery.ts';
import { mailsTo } from '../../tests/support/mail.ts';

/** A script, the end of an attribute, or a line of a mail's header: in every field that someone outside can fill in. */

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'Noor\r\nBcc: alle@elders.example',
  'Noor\nBcc: alle@elders.example',
];

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker();
  await deliverMails(house, 'hostile-input');
  helpdesk = await house.signIn('helpdesk');
});

/** None of it stands in a page as more than text. */
function expectHarmless(html: string, about: string): void {
  for (const attack of attacks.slice(0, 2)) expect(html, about).not.toContain(attack);
  expect(html, about).not.toMatch(/<script|<img/);
}

test.each(attacks)('the form takes no %j, in any of its fields', async (attack) => {
  const { schoolId, ...form } = await house.application();
  const school = { schoolId: String(schoolId) };
  for (const field of [...Object.keys(form), 'schoolId', 'schoolName']) {
    const answer = await house.post('/aanvragen', {
      ...form,
      ...(field === 'schoolName' ? { schoolId: 'other' } : school),
      [field]: attack,
    });
    expect(answer.status, field).toBe(422);
    expectHarmless(await answer.text(), field);
  }
  expect(await house.store.prisma.accountApplication.count()).toBe(0);
});

test('who signs, refuses, answers or names another manager does no harm with it', async () => {
  const { id, form } = await go.apply();
  await go.confirm(id);
  const [manager, nda, status] = [
    await go.link(id, 'manager-signature'),
    await go.link(id, 'applicant-nda'),
    await go.statusPage(id),
  ];
  const { id: taskId } = await go.task(id, 'manager-signature');
  const sign = { intent: 'sign', typedName: 'Willem Smit', signerFunction: 'Manager', agree: 'yes' };
  const replace = { intent: 'replace', taskId, managerName: 'Fatima', managerEmail: 'f@roc-deproef.example' };
  for (const attack of attacks) {
    for (const [path, fields] of [
      [manager, { ...sign, typedName: attack }],
      [manager, { ...sign, signerFunction: attack }],
      [manager, { ...sign, agree: attack }],
      [nda, { intent: 'sign', typedName: attack, agree: 'yes' }],
      [status, { ...replace, managerName: attack }],
      [status, { ...replace, managerEmail: attack }],
      [status, { intent: 'withdraw', withdrawAgree: attack }],
    ] as const) {
      const answer = await house.post(path, fields);
      expect(answer.status, JSON.stringify(fields)).toBe(422);
      expectHarmless(await answer.text(), JSON.stringify(fields));
    }
  }
  expect(await house.store.prisma.decision.count({ where: { caseId: id, outcome: { not: 'confirmed' } } })).toBe(0);

  // A reason may be any text: it comes to the applicant as that, on the page and by mail.
  const reason = attacks.join(' en ');
  await house.post(manager, { intent: 'refuse', reason });
  expect(await go.outcome(id)).toBe('refused-by-manager');
  expectHarmless(await (await house.get(status)).text(), 'the page of the applicant');
  expectHarmless(await (await house.get(manager)).text(), 'the page of the manager');
  await expectHarmlessMail(String(form['applicantEmail']), 'application-refused', id);
});

test('what the helpdesk asks and the applicant answers comes across as text', async () => {
  const { id, form } = await go.apply();
  await go.confirm(id);
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  const text = attacks.join(' en ');
  expect((await go.decide(id, 'helpdesk-review', helpdesk, 'more-asked', text)).status).toBe(200);
  const link = await go.link(id, 'more-information');
  expectHarmless(await (await house.get(link)).text(), 'the question');
  await expectHarmlessMail(String(form['applicantEmail']), 'more-information', id);
  expect((await house.post(link, { answer: text })).status).toBe(303);
  expectHarmless(await (await house.get(link)).text(), 'what was answered');
  const file = await house.send('GET', `/api/account-applications/${id}`, helpdesk);
  expect(file.headers.get('content-type')).toContain('application/json');
  expect(await file.json()).toMatchObject({ exchange: [{ question: text }] });
});

/** The newest mail of a case went to this address alone, and nothing typed is more in it than text. */
async function expectHarmlessMail(address: string, template: string, caseId: string): Promise<void> {
  const { messageId } = await house.store.prisma.mail.findFirstOrThrow({ where: { caseId, template } });
  const found = await vi.waitFor(
    async () => {
      const mail = (await mailsTo(address)).find(({ headers }) => headers['message-id'] === messageId);
      return mail ?? expect.fail('it is not there yet');
    },
    { timeout: 20_000, interval: 100 },
  );
  expect(found.to).toEqual([address]);
  expect(Object.keys(found.headers)).not.toContain('bcc');
  expect(found.text).toContain('alert(1)');
  expect(found.html).not.toMatch(/<script|<img/);
}

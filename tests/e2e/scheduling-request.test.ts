import { beforeAll, expect, test, vi } from 'vitest';
import { choiceExam, publishedExam } from '../support/exams.ts';
import { inspect, openOffice, type Office } from '../support/office.ts';
import { filledTemplate, type TypedRow } from '../support/scheduling-requests.ts';

/** A filled template from a school's mail program or the portal to the lists in its hands, in a real browser. */

let office: Office;

beforeAll(async () => {
  office = await openOffice({ withMailbox: true });
  await publishedExam(office.house.store, choiceExam(4), { durationMinutes: 60 });
}, 180_000);

/** These ways are walked on a telephone, and each screen looked at on a desk as well. */
const both = { alsoAt: 'wide' as const };

async function accountHolder() {
  const email = await office.house.addPerson('school');
  const { id } = await office.house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  const template = (...rows: TypedRow[]) =>
    filledTemplate(office.house.store, id, office.house.clock.now(), rows.length === 0 ? [{}] : rows);
  return { email, template };
}

const referenceIn = (text: string) => /KZ-\d{4}-\d{5}/.exec(text)?.[0] ?? '';

/** The list of one sitting, and that of both, as they are behind their links. */
async function readList(page: Awaited<ReturnType<Office['page']>>, reference: string): Promise<void> {
  for (const name of [/^Presentielijst van/, /^Alle lijsten van/]) {
    const address = (await page.getByRole('link', { name }).first().getAttribute('href')) ?? '';
    const answer = await page.request.get(`${office.house.origin}${address}`);
    expect(answer.headers()['content-type']).toBe('application/pdf');
  }
  const sittings = await office.house.store.prisma.sitting.findMany({
    where: { schedulingRequest: { case: { reference } } },
  });
  expect(sittings).toHaveLength(2);
}

test('mailed with a fault, mended, one button, and the lists are there', async () => {
  const { house, page, logIn, openTask, mailTo, box } = office;
  const { email, template } = await accountHolder();
  const send = async (content: Buffer, inReplyTo?: string) =>
    await box?.send({
      ...{ from: `Noor Smit <${email}>`, subject: 'Examens klaarzetten', text: 'Zie de bijlage.' },
      ...(inReplyTo ? { inReplyTo } : {}),
      attachments: [{ filename: 'klas 3B.xlsx', content }],
    });
  await send(await template({ dateOfBirth: '31-02-2008' }, {}));
  const faults = await mailTo(email, 'Uw sjabloon kan zo nog niet worden verwerkt');
  expect(faults.text).toContain('31-02-2008');
  expect(faults.text).toMatch(/Klaarzetten.*5/);
  const reference = referenceIn(faults.subject);

  const school = await page('narrow', 'scheduling-request-school', both);
  await logIn(school, email, 'Mijn school');
  await school.goto(/https?:\/\/\S+scheduling-requests\S+/.exec(faults.text)?.[0] ?? '');
  await inspect(school, `Verzoek om klaarzetten · ${reference}`);
  await school.getByText('31-02-2008').waitFor();

  const { messageId } = await house.store.prisma.mail.findFirstOrThrow({
    where: { recipient: email, template: 'scheduling-faults' },
  });
  await send(await template({}, { location: 'Lokaal 4' }), messageId);
  await mailTo(email, 'Wij zetten uw examens klaar');
  await school.getByText('Bij de helpdesk').first().waitFor(); // heard live, without a reload

  const desk = await page('narrow', 'scheduling-request-helpdesk', both);
  await logIn(desk, await house.addPerson('helpdesk'), 'Taken');
  await openTask(desk, 'Examens klaarzetten', reference);
  await desk.getByText('2 kandidaten').first().waitFor();
  await inspect(desk, `Examens klaarzetten · ${reference}`);
  await desk.getByRole('button', { name: 'Klaarzetten' }).click();
  const done = await mailTo(email, 'Uw examens staan klaar');

  await school.goto(/https?:\/\/\S+scheduling-requests\S+/.exec(done.text)?.[0] ?? '');
  await school.getByRole('link', { name: /^Alle lijsten van/ }).waitFor();
  await inspect(school, `Verzoek om klaarzetten · ${reference}`);
  await readList(school, reference);
  await desk.goto(`${house.origin}/admin/scheduling-requests`);
  await desk.getByText(reference).waitFor();
  await inspect(desk, 'Laten klaarzetten');
}, 150_000);

test('sent in the portal, twice the same; refused with a reason', async () => {
  const { house, page, logIn, openTask, mailTo } = office;
  const { email, template } = await accountHolder();
  const school = await page('narrow', 'scheduling-request-portal', both);
  await logIn(school, email, 'Mijn school');
  await school.getByRole('link', { name: 'Laten klaarzetten' }).first().click();
  await inspect(school, 'Laten klaarzetten');
  const [download] = await Promise.all([
    school.waitForEvent('download'),
    school.getByRole('link', { name: 'Sjabloon downloaden' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);

  const file = { name: 'sjabloon.xlsx', mimeType: 'application/octet-stream', buffer: await template() };
  await school.getByLabel('Ingevuld sjabloon insturen').last().setInputFiles(file);
  const title = school.getByRole('heading', { level: 1, name: /Verzoek om klaarzetten · KZ/ });
  await title.waitFor();
  const reference = referenceIn((await title.textContent()) ?? '');
  await school.goto(`${house.origin}/admin/scheduling-requests`);
  await school.getByLabel('Ingevuld sjabloon insturen').last().setInputFiles(file);
  await school.getByText('Dit sjabloon hadden wij al.').waitFor();
  await title.waitFor();

  const desk = await page('narrow', 'scheduling-request-refusing', both);
  await logIn(desk, await house.addPerson('helpdesk'), 'Taken');
  await openTask(desk, 'Examens klaarzetten', reference);
  await desk.getByRole('button', { name: 'Afwijzen' }).click();
  await desk.getByLabel('Reden').fill('Dit examen geven wij dit jaar niet.');
  await inspect(desk, null);
  await desk.getByRole('dialog').getByRole('button', { name: 'Afwijzen' }).click();
  const mail = await mailTo(email, 'Wij zetten uw examens niet klaar');
  expect(mail.text).toContain('Dit examen geven wij dit jaar niet.');
  await vi.waitFor(async () => {
    const { outcome } = await house.store.prisma.case.findUniqueOrThrow({ where: { reference } });
    expect(outcome).toBe('refused');
  });
}, 120_000);

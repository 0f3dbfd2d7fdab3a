import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { SchedulingReceipt, SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import { makeSchedulingTemplate } from '../../documents/scheduling-template.ts';
import { dayAfter, dayOf } from '../../domain/exam-window.ts';
import { schedulableExams } from '../../store/exam-bank.ts';
import type { Store } from '../../store/store.ts';
import { composed, type MailToSend } from './mailbox.ts';
import { readMail } from '../../mails/read-mail.ts';
import { takeInMail } from '../../store/incoming-mail.ts';
import type { House } from './house.ts';

/** Filled templates, and how they reach the helpdesk. */

/** A row of the template as a school types it; what is left out is in order. */
export type TypedRow = {
  exam?: string;
  day?: string;
  lastDay?: string;
  from?: number;
  until?: number;
  location?: string;
  studentNumber?: string;
  givenName?: string;
  dateOfBirth?: string;
};

/**
 * The school's template, filled with these rows. Days are days from `now` on, unless given.
 *
 * @param of whose template, for someone at several schools; without its mark the file doesn't say so
 */
export async function filledTemplate(
  store: Store,
  accountId: string,
  now: Date,
  rows: TypedRow[],
  { schoolId, marked = true }: { schoolId?: string; marked?: boolean } = {},
): Promise<Buffer> {
  const { school } = await store.prisma.schoolAccess.findFirstOrThrow({
    where: { accountId, ...(schoolId ? { schoolId } : {}) },
    orderBy: { grantedAt: 'asc' },
    include: { school: true },
  });
  const exams = await schedulableExams(store, { schoolId: school.id, accountId });
  const data = { school: { id: school.id, name: school.name, brin: school.brin ?? '' }, exams, locale: 'nl' as const };
  const sheets = await sheetsOf(data);
  const typed = rows.map((row, index) => {
    const exam = exams[0];
    const day = row.day ?? dayAfter(dayOf(now), 14);
    const asDate = (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : text);
    return [
      ...[row.exam ?? `${exam?.code} – ${exam?.title}`, asDate(day), row.lastDay ? asDate(row.lastDay) : null],
      ...[row.from ?? 9 / 24, row.until ?? 12 / 24, row.location ?? 'Lokaal 3'],
      ...[row.studentNumber ?? String(1_000 + index), row.givenName ?? `Sanne${index}`, 'van den', 'Berg'],
      ...[asDate(row.dateOfBirth ?? '2008-02-03'), null],
    ];
  });
  const written = (marked ? sheets : sheets.slice(0, 2)).map(({ name, rows: before, hidden }, index) => ({
    ...{ name, hidden: hidden ?? false },
    rows: index === 0 ? [...before.slice(0, 4), ...typed] : before,
  }));
  return Buffer.from(await writeXlsx({ sheets: written }));
}

type TemplateData = Parameters<typeof makeSchedulingTemplate>[0];

/** The sheets of a template, made and read once for all tests of a file that fill it. */
const sheetsOf = (data: TemplateData) => {
  const key = JSON.stringify(data);
  const known = read.get(key) ?? makeSchedulingTemplate(data).then(async (made) => (await readXlsx(made)).sheets);
  read.set(key, known);
  return known;
};
const read = new Map<string, Promise<Awaited<ReturnType<typeof readXlsx>>['sheets']>>();

type Sender = Pick<House, 'app' | 'origin'>;

type SentHow = { id?: string; to?: string; schoolId?: string; name?: string };

/** Sends a file as the portal does; to a request, or as a new one. */
export async function upload(
  { app, origin }: Sender,
  cookie: string,
  content: Uint8Array,
  { id = crypto.randomUUID(), to, schoolId, name = 'sjabloon.xlsx' }: SentHow = {},
): Promise<Response> {
  const form = new FormData();
  form.set('id', id);
  if (schoolId) form.set('schoolId', schoolId);
  form.set('file', new File([Uint8Array.from(content)], name));
  const path = to ? `/api/scheduling-requests/${to}/files` : '/api/scheduling-requests';
  return await app.request(origin + path, { method: 'POST', headers: { origin, cookie }, body: form });
}

/** Uploads what must be taken in; answers with how the request stands then. */
export async function uploaded(...given: Parameters<typeof upload>): Promise<SchedulingRequest> {
  const answer = await upload(...given);
  if (answer.status !== 200) throw new Error(`Sending gave ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as SchedulingReceipt).request;
}

/** A mail with files, as if the mailbox had been read; answers with what it became. */
export async function mailed(
  { store, occasion }: Pick<House, 'store' | 'occasion'>,
  { files, ...mail }: MailToSend & { from: string; files: Record<string, Buffer> },
) {
  const attachments = Object.entries(files).map(([filename, content]) => ({ filename, content }));
  const raw = new Uint8Array(await composed({ subject: 'Klaarzetten', text: 'Zie de bijlage.', attachments, ...mail }));
  const mailboxKey = `1:${crypto.randomUUID()}`;
  const arrived = { mailboxKey, receivedAt: occasion().at, raw, tooLarge: false, read: await readMail(raw) };
  await takeInMail(store, { ...occasion(), relayTells: true }, arrived, []);
  return await store.prisma.incomingMail.findUniqueOrThrow({ where: { mailboxKey } });
}

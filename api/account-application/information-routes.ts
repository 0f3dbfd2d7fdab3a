import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { largestSentFile, nameOf, readSentFile, type SentFile } from '../../documents/sent-file.ts';
import { faultOf, LinkGone } from '../../store/links.ts';
import { giveInformation, keepAttachments, mostAttachments, readQuestion } from '../../store/more-information.ts';
import { tellProcess } from '../http/delivery.ts';
import { formLimit } from '../http/form-limit.ts';
import { fieldErrors, longText, valuesToShow } from '../http/forms.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { occasionOf } from '../http/request.ts';
import type { FieldError } from '../pages/form.ts';
import { actThenLook, linkHeaders, statusPathOf } from './link-pages.ts';
import { informationGivenPage, informationPage } from './pages/information.ts';
import { decisionReceivedPage } from './pages/signed.ts';

/** `/aanvullen/:token`: the applicant answers what the helpdesk asked, with words and files. */
export const informationRoutes = () =>
  new Hono<Env>()
    .use('/aanvullen/*', linkHeaders)
    .get('/aanvullen/:token', async (c) => {
      const asked = await look(c);
      if (asked.link.task.outcome === 'given') return await showGiven(c, asked);
      refuseGone(c, asked);
      return await showPage(c, asked, '', []);
    })
    .post('/aanvullen/:token', formLimit({ perAddress: 60, inAll: 1200 }), async (c) =>
      actThenLook(c, async () => {
        const asked = await look(c);
        refuseGone(c, asked); // before a file is read: who has no link can't send any
        const { answer, chosen } = await readAnswer(c);
        const { files, faults } = await checked(c, chosen, asked.files.length);
        const hasFile = files.length + asked.files.length > 0;
        const errors = [...faultsOf(c, answer, hasFile || faults.length > 0), ...faults];
        const { store } = c.get('parts');
        const token = c.req.param('token');
        if (errors.length > 0) {
          await keepAttachments(store, occasionOf(c), token, files);
          return await showPage(c, await look(c), answer, errors);
        }
        const taken = await giveInformation(store, occasionOf(c), token, { text: answer.trim(), files });
        const isHeard = await tellProcess(c, taken.message);
        if (!isHeard) return c.html(await decisionReceivedPage(await pageContext(c)));
        return c.redirect(c.req.path, 303);
      }),
    );

type Asked = Awaited<ReturnType<typeof look>>;

async function look(c: Context<Env>) {
  const { store, clock } = c.get('parts');
  const token = c.req.param('token') ?? '';
  const asked = await readQuestion(store, clock.now(), token);
  return { ...asked, statusHref: await statusPathOf(c, asked.application.id) };
}

function refuseGone(c: Context<Env>, { link }: Asked): void {
  const fault = faultOf(link, c.get('parts').clock.now());
  if (fault) throw new LinkGone(link.task.outcome === 'given' ? 'used' : fault, link.taskId);
}

/** The text, and the files that were chosen; a browser sends a nameless one where none was. */
async function readAnswer(c: Context<Env>): Promise<{ answer: string; chosen: File[] }> {
  const body = await c.req.parseBody({ all: true });
  const answer = [body['answer']].flat().find((part) => typeof part === 'string') ?? '';
  const chosen = [body['files']].flat().filter((part) => part instanceof File);
  return { answer, chosen: chosen.filter(({ name, size }) => name !== '' || size > 0) };
}

function faultsOf(c: Context<Env>, answer: string, withoutText: boolean): FieldError[] {
  if (answer.trim() === '' && withoutText) return [];
  const text = z.object({ answer: longText(10_000) }).safeParse({ answer });
  return text.success ? [] : fieldErrors(c.get('t'), text.error);
}

/** The files that are what they should be, and in words the first one that is not. */
async function checked(
  c: Context<Env>,
  chosen: File[],
  kept: number,
): Promise<{ files: SentFile[]; faults: FieldError[] }> {
  const t = c.get('t');
  const files: SentFile[] = [];
  const faults: string[] = [];
  for (const file of chosen.slice(0, mostAttachments)) {
    const read = await readSentFile(file);
    if ('fault' in read)
      faults.push(t(`public:fieldError.files.${read.fault}`, { name: nameOf(file), max: megabytes }));
    else files.push(read);
  }
  const tooMany = chosen.length + kept > mostAttachments;
  if (tooMany) faults.unshift(t('public:fieldError.files.tooMany', { max: mostAttachments }));
  const [message] = faults;
  return { files, faults: message ? [{ field: 'files', message }] : [] };
}

const megabytes = largestSentFile / 1024 / 1024;

async function showPage(c: Context<Env>, asked: Asked, answer: string, errors: FieldError[]): Promise<Response> {
  const { link, application, question, files, statusHref } = asked;
  const html = await informationPage(await pageContext(c), {
    action: c.req.path,
    reference: application.case.reference,
    question,
    expiresAt: link.expiresAt,
    limits: { files: mostAttachments, megabytes },
    kept: files.map(({ name }) => name ?? ''),
    statusHref,
    values: answer.length > 20_000 ? valuesToShow({ answer }) : { answer },
    errors,
  });
  return c.html(html, errors.length > 0 ? 422 : 200);
}

async function showGiven(c: Context<Env>, { application, statusHref }: Asked): Promise<Response> {
  const page = { reference: application.case.reference, statusHref };
  return c.html(await informationGivenPage(await pageContext(c), page));
}

import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import words from '../locales/nl/dev.json' with { type: 'json' };
import type { CaughtMail, Helpdesk } from './mail-catcher.ts';

const say = words.send;
type Html = ReturnType<typeof html>;
type Frame = (title: string, body: Html) => Html;

/** What the form holds when it opens. */
type Draft = { from: string; subject: string; text: string; inReplyTo: string };

const largest = 25 * 1024 * 1024;

/**
 * `/send`: a form that sends a mail with an attachment to the helpdesk, as a school would; `/send?reply=ID` answers a
 * mail that was caught. The mail is laid in the helpdesk's mailbox, whole, and is read there like any other.
 */
export function sendApp(
  helpdesk: Helpdesk,
  find: (id: string | undefined) => CaughtMail | undefined,
  frame: Frame,
): Hono {
  const show = (c: Context, draft: Draft, note?: Html) => c.html(frame(say.title, form(helpdesk, draft, note)));
  return new Hono()
    .get('/send', (c) => show(c, draftFor(find(c.req.query('reply')))))
    .post('/send', async (c) => {
      // The page stands on a known port of this machine: no other site may send from here.
      if (c.req.header('sec-fetch-site') !== 'same-origin') return c.text('', 403);
      const { from, subject, text, inReplyTo, file } = await c.req.parseBody();
      const draft: Draft = {
        from: asText(from),
        subject: asText(subject),
        text: asText(text),
        inReplyTo: asText(inReplyTo),
      };
      const note = (words: string) => html`<p class="note" role="alert">${words}</p>`;
      if (!/^[^\s@]+@[^\s@]+$/.test(draft.from.trim())) return show(c, draft, note(say.fromWrong));
      const attached = file instanceof File && file.size > 0 ? file : null;
      if (attached && attached.size > largest) return show(c, draft, note(say.tooLarge));
      await helpdesk.deliver(await compose(helpdesk.address, draft, attached));
      return show(
        c,
        { from: draft.from, subject: '', text: '', inReplyTo: '' },
        html`<p class="note" role="status">${say.sent}</p>`,
      );
    });
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

function draftFor(answered: CaughtMail | undefined): Draft {
  if (!answered) return { from: '', subject: '', text: '', inReplyTo: '' };
  const subject = /^re:/i.test(answered.subject) ? answered.subject : `Re: ${answered.subject}`;
  return { from: answered.to[0] ?? '', subject, text: '', inReplyTo: answered.headers['message-id'] ?? '' };
}

async function compose(to: string, draft: Draft, file: File | null): Promise<Buffer> {
  const { from, subject, text, inReplyTo } = draft;
  const mail = new MailComposer({
    ...{ from: from.trim(), to, subject, text, date: new Date() },
    ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}),
    attachments: file ? [{ filename: file.name, content: Buffer.from(await file.arrayBuffer()) }] : [],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await mail.compile().build();
}

function form({ address }: Helpdesk, draft: Draft, note?: Html): Html {
  return html`<header>
      <h1>${say.title}</h1>
      <p>${say.intro.replace('{{address}}', address)}</p>
      <p><a href="/">${words.mail.back}</a></p>
    </header>
    <main class="send">
      ${note ?? ''}
      <form method="post" action="/send" enctype="multipart/form-data">
        <input type="hidden" name="inReplyTo" value="${draft.inReplyTo}" />
        <label for="from">${say.from}</label>
        <input id="from" name="from" type="email" required value="${draft.from}" autocomplete="off" />
        <label for="subject">${say.subject}</label>
        <input id="subject" name="subject" value="${draft.subject}" autocomplete="off" />
        <label for="text">${say.text}</label>
        <textarea id="text" name="text" rows="8">${draft.text}</textarea>
        <label for="file">${say.file}</label>
        <input id="file" name="file" type="file" />
        <p><button>${say.button}</button></p>
      </form>
    </main>`;
}

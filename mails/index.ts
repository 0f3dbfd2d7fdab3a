import { translator, type Locale } from '../locales/index.ts';
import type { MailContent, MailSettings, RenderedMail } from './content.ts';
import { htmlOf } from './html.ts';
import { writeLetter } from './letter.ts';
import { textOf } from './text.ts';

export type { MailContent, MailSettings, MailTemplate, RenderedMail } from './content.ts';

/** The mail as it is sent. The subject names a case by its reference at most, never a person. */
export function renderMail(mail: MailContent, locale: Locale, settings: MailSettings): RenderedMail {
  const t = translator(locale);
  const letter = writeLetter(mail, locale, settings.publicUrl);
  const frame = { t, locale, settings };
  return { subject: letter.subject, html: htmlOf(letter, frame), text: textOf(letter, frame) };
}

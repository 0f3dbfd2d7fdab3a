import type { RenderedMail } from '../../mails/index.ts';

/** An address with a link's token in it, as platform/link-token.ts makes them: whoever has it can act by it. */
const personal = /https?:\/\/[^\s"'<>]*?\/[\w-]{43}(?![\w-])[^\s"'<>]*/g;

/**
 * A mail to look at, without what opens a door: each personal link is replaced by words.
 *
 * @param instead the words, without markup
 */
export function withoutPersonalLinks({ subject, html, text }: RenderedMail, instead: string): RenderedMail {
  return {
    subject,
    html: html.replace(new RegExp(`href="${personal.source}"`, 'g'), '').replace(personal, instead),
    text: text.replace(personal, `[${instead}]`),
  };
}

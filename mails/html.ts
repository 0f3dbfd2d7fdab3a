import { html } from 'hono/html';
import { tokens } from '../design/tokens.ts';
import type { Letter } from './letter.ts';
import type { Frame } from './text.ts';

const { colour, font, space, radius } = tokens;
const words = `font-family:${font.family.replaceAll("'", '')};font-size:16px;line-height:1.55;color:${colour.text};`;
const small = `font-family:${font.family.replaceAll("'", '')};font-size:14px;line-height:1.5;color:${colour.textMuted};`;
const paragraph = `margin:0 0 ${space.m}px;${words}`;
const anywhere = 'overflow-wrap:anywhere;word-break:break-word;';

/**
 * The letter as HTML that mail programs show alike: tables and inline styles, since Outlook knows little else, and no
 * image or font from elsewhere, so that opening a mail tells nobody anything.
 */
export function htmlOf(letter: Letter, { t, locale, settings }: Frame): string {
  const { phone, email } = settings.helpdesk;
  const markup = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${letter.subject}</title>
      </head>
      <body style="margin:0;padding:0;background:${colour.page};">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${letter.preheader}</div>
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          style="background:${colour.page};"
        >
          <tr>
            <td align="center" style="padding:${space.l}px ${space.s}px;">
              <table
                role="presentation"
                width="600"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="width:100%;max-width:600px;background:${colour.surface};border:1px solid ${colour.line};border-top:4px solid ${colour.primary};border-radius:${radius}px;"
              >
                <tr>
                  <td style="padding:${space.m}px ${space.l}px;border-bottom:1px solid ${colour.line};${words}">
                    <strong style="color:${colour.primary};font-size:20px;">${t('mail:frame.product')}</strong>
                    <span style="color:${colour.textMuted};">${t('mail:frame.by')}</span>
                  </td>
                </tr>
                <tr>
                  <td style="padding:${space.l}px;${anywhere}">
                    <p style="${paragraph}">${letter.greeting}</p>
                    ${letter.paragraphs.map((text) => html`<p style="${paragraph}">${linesOf(text)}</p>`)}
                    ${factsOf(letter)} ${listOf(letter)} ${buttonOf(letter, t('mail:frame.bareLink'))}
                    ${letter.after.map((text) => html`<p style="${paragraph}">${text}</p>`)} ${statusOf(letter)}
                    <p style="margin:${space.l}px 0 0;${words}">
                      ${t('mail:frame.closing')}<br />${t('mail:frame.sender')}
                    </p>
                    ${quoteOf(letter)}
                  </td>
                </tr>
                <tr>
                  <td style="padding:${space.m}px ${space.l}px;border-top:1px solid ${colour.line};${small}${anywhere}">
                    ${t('mail:frame.footerHelp', { phone, email })}<br />${t('mail:frame.footerWhy')}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `;
  if (markup instanceof Promise) throw new TypeError('A mail waits for nothing');
  return markup.toString();
}

/** Lines of their own: Outlook knows no style for them. */
const linesOf = (text: string) =>
  text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`));

function quoteOf({ quote }: Letter) {
  if (!quote) return '';
  return html`<p style="margin:${space.l}px 0 ${space.s}px;${small}">${quote.label}</p>
    <div style="margin:0;padding-left:${space.m}px;border-left:3px solid ${colour.line};${small}${anywhere}">
      ${linesOf(quote.lines.join('\n'))}
    </div>`;
}

function statusOf({ status }: Letter) {
  if (!status) return '';
  return html`<p style="margin:0 0 ${space.m}px;${small}">
    ${status.label}<br /><a href="${status.href}" style="color:${colour.primary};word-break:break-all;"
      >${status.href}</a
    >
  </p>`;
}

function factsOf({ facts }: Letter) {
  if (facts.length === 0) return '';
  return html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin:0 0 ${space.m}px;background:${colour.primarySoft};border-radius:${radius}px;"
  >
    <tr>
      <td style="padding:12px ${space.m}px;${words}${anywhere}">
        ${facts.map(
          ({ label, value }) =>
            html`<div style="padding:2px 0;">
              <span style="color:${colour.textMuted};">${label}:</span>
              <span style="white-space:pre-line;">${value}</span>
            </div>`,
        )}
      </td>
    </tr>
  </table>`;
}

function listOf({ list }: Letter) {
  if (list.length === 0) return '';
  return html`<ul style="margin:0 0 ${space.m}px;padding-left:${space.l}px;${words}${anywhere}">
    ${list.map((line) => html`<li style="padding:2px 0;">${line}</li>`)}
  </ul>`;
}

function buttonOf({ button }: Letter, bareLink: string) {
  if (!button) return '';
  return html`<table
      role="presentation"
      cellpadding="0"
      cellspacing="0"
      border="0"
      style="margin:${space.l}px 0 ${space.m}px;"
    >
      <tr>
        <td align="center" style="background:${colour.primary};border-radius:${radius}px;">
          <a
            href="${button.href}"
            style="display:inline-block;padding:13px 26px;border:1px solid ${colour.primary};border-radius:${radius}px;font-family:${font.family.replaceAll("'", '')};font-size:16px;font-weight:600;line-height:1.3;color:${colour.surface};text-decoration:none;"
            >${button.label}</a
          >
        </td>
      </tr>
    </table>
    <p style="margin:0 0 ${space.l}px;${small}">
      ${bareLink}<br /><a href="${button.href}" style="color:${colour.primary};word-break:break-all;">${button.href}</a>
    </p>`;
}

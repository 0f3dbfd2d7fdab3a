import type { Locale, Translate } from '../locales/index.ts';
import type { MailSettings } from './content.ts';
import type { Letter } from './letter.ts';

export interface Frame {
  t: Translate;
  locale: Locale;
  settings: MailSettings;
}

/** The letter as plain text, in lines of at most 76 characters; a link stands on a line of its own, unbroken. */
export function textOf(letter: Letter, { t, settings }: Frame): string {
  const { phone, email } = settings.helpdesk;
  const blocks = [
    letter.greeting,
    ...letter.paragraphs,
    letter.facts.map(({ label, value }) => `${label}: ${value.replaceAll('\n', '\n  ')}`).join('\n'),
    letter.list.map((line) => `* ${line}`).join('\n'),
    letter.button ? `${letter.button.label}:\n${letter.button.href}` : '',
    ...letter.after,
    letter.status ? `${letter.status.label}\n${letter.status.href}` : '',
    `${t('mail:frame.closing')}\n${t('mail:frame.sender')}`,
    letter.quote ? [letter.quote.label, ...letter.quote.lines.map((line) => `> ${line}`.trimEnd())].join('\n') : '',
    `-- \n${t('mail:frame.footerHelp', { phone, email })}\n${t('mail:frame.footerWhy')}`,
  ];
  return `${blocks.filter(Boolean).map(wrap).join('\n\n')}\n`;
}

const lineLength = 76;

function wrap(block: string): string {
  return block
    .split('\n')
    .flatMap((line) => (line === '-- ' ? [line] : wrapLine(line)))
    .join('\n');
}

/** A line that starts with spaces keeps them in each line it becomes. */
function wrapLine(line: string): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const [first = '', ...words] = line.trim().split(' ');
  const lines: string[] = [];
  let current = indent + first;
  for (const word of words) {
    if (current.length + 1 + word.length > lineLength) {
      lines.push(current);
      current = indent + word;
    } else {
      current = `${current} ${word}`;
    }
  }
  return [...lines, current];
}

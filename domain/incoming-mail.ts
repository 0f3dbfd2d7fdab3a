/**
 * What can be told of a mail to the helpdesk from its headers: whether a person wrote it, which case it answers, whether
 * it brings a filled template. Pure rules; who acts on them is store/incoming-mail.ts.
 */

/**
 * 'person': somebody wrote it. 'automatic': a machine did (out of office, newsletter). 'bounce': a mail server tells what
 * became of a mail. 'own': it comes from our own address. Only a person's mail ever gets an answer: two machines that
 * answer each other never stop.
 */
export type MailNature = 'person' | 'automatic' | 'bounce' | 'own';

/** The headers that tell it; names in lower case, values as they stand there. */
export type MailHeaders = ReadonlyMap<string, string>;

export function natureOf(headers: MailHeaders, fromAddress: string, ownAddresses: readonly string[]): MailNature {
  const value = (name: string): string => (headers.get(name) ?? '').trim().toLowerCase();
  const type = value('content-type');
  const isReport = type.startsWith('multipart/report');
  if (isReport && /report-type\s*=\s*"?delivery-status/.test(type)) return 'bounce';
  if (/^(?:mailer-daemon|postmaster)@/.test(fromAddress) && (isReport || value('return-path') === '<>'))
    return 'bounce';
  if (ownAddresses.includes(fromAddress)) return 'own';
  const submitted = value('auto-submitted');
  const isAutomatic =
    isReport ||
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(?:bulk|junk|list|auto_reply)\b/.test(value('precedence')) ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    value('return-path') === '<>';
  return isAutomatic ? 'automatic' : 'person';
}

/** What a case is called, in a subject as people and mail programs leave it: `Re: Antwoord [HV-2026-00012]`. */
export const referenceIn = (subject: string): string | null =>
  /\b(?:AA|AM|KZ|IZ|HV)-\d{4}-\d{5,7}\b/.exec(subject.toUpperCase())?.[0] ?? null;

/** The Message-IDs in a header's value, at most the last twenty: a thread can be very long. */
export const messageIdsIn = (value: string): string[] =>
  [...new Set(value.match(/<[^<>\s]{1,250}>/g) ?? [])].slice(-20);

/** By its name or by what the sender's program calls it; what is really in it is looked at when it is read. */
export const isSpreadsheet = ({ name, mediaType }: { name: string; mediaType: string }): boolean =>
  /\.(?:xlsx|xlsm|xls|ods|csv)$/i.test(name) ||
  /^(?:application\/(?:vnd\.openxmlformats-officedocument\.spreadsheetml|vnd\.ms-excel|vnd\.oasis\.opendocument\.spreadsheet)|text\/csv)/i.test(
    mediaType,
  );

/** What a mail server told about one of our mails. `failed`: for good, so a person has to look. */
export type BounceReport = { failed: boolean; status: string | null; messageIds: string[] };

/**
 * Reads a delivery report (RFC 3464) by its lines, wherever in the mail they stand: servers wrap them in many ways.
 * @param lines the mail as it came, or its beginning
 */
export function bounceReportIn(lines: string): BounceReport {
  const action = /^action:\s*(\w+)/im.exec(lines)?.[1]?.toLowerCase();
  const code = /^diagnostic-code:[^\n]*?\b([45]\d\d)\b/im.exec(lines)?.[1];
  const status = /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(lines)?.[1];
  const ids = [...lines.matchAll(/^(?:message-id|in-reply-to):\s*(<[^<>\s]{1,250}>)/gim)].map(
    (match) => match[1] ?? '',
  );
  return {
    failed: action ? action === 'failed' : !/^[24]\./.test(status ?? ''),
    status: code ?? status ?? null,
    messageIds: [...new Set(ids)],
  };
}

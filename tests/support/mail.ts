import { inject } from 'vitest';
import type { CaughtMail } from '../../dev/mail-catcher.ts';
import type {} from './provided.ts';

/**
 * The mails that came in for an address, newest first; waits until there is one.
 * @throws {Error} when none came within `seconds`
 */
export async function mailsTo(
  address: string,
  { pageUrl = inject('services').mail.pageUrl, seconds = 20 } = {},
): Promise<CaughtMail[]> {
  const answer = await fetch(`${pageUrl}/api/mails?to=${encodeURIComponent(address)}&wait=${seconds}`);
  const mails = (await answer.json()) as CaughtMail[];
  if (mails.length === 0) throw new Error(`No mail came for this address within ${seconds} s.`);
  return mails;
}

/** The links of a mail, as they stand in its plain text. */
export const linksIn = (mail: CaughtMail): string[] => mail.text.match(/https?:\/\/[^\s<>"]+/g) ?? [];

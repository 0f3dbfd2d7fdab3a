import { v7 as uuid } from 'uuid';
import { lockMail } from './mail-failures.ts';
import { hasDeadLink, linkOfMail } from './mail-links.ts';
import { queueCopy, requeue } from './mail.ts';
import type { Occasion, Transaction } from './store.ts';

/** Sending a mail once more, from the mail's own page and from the task about it alike. */

/** Why a mail can't be sent once more: it waits to be sent, or the link in it no longer works. */
export type Obstacle = 'queued' | 'dead-link';

export class NotToBeResent extends Error {
  override name = 'NotToBeResent';
  readonly why: Obstacle;
  constructor(why: Obstacle) {
    super(`The mail is not to be sent again: ${why}`);
    this.why = why;
  }
}

/** What has to be read of a mail to say whether it can be sent once more. */
export const partsToResend = {
  link: linkOfMail,
  resends: { where: { state: 'queued' }, select: { id: true }, take: 1 },
} as const;

/** Why a mail can't be sent once more; null when it can. */
export function obstacleTo(mail: { state: string; resends: unknown[] }, hasDeadLink: boolean): Obstacle | null {
  if (mail.state === 'queued' || mail.resends.length > 0) return 'queued';
  return hasDeadLink || mail.state === 'dropped' ? 'dead-link' : null;
}

/**
 * Sends a mail once more. One that did not arrive goes in the queue again as it is; one that did stays as it was, and
 * another one that points to it goes out.
 *
 * @param requestId of whoever asks for it: what makes the second one one mail
 * @returns the id of the mail that is in the queue now
 * @throws {NotToBeResent}
 */
export async function sendAgain(
  tx: Transaction,
  occasion: Occasion,
  wanted: { id: string; requestId: string },
): Promise<string> {
  const { id } = wanted;
  await lockMail(tx, id);
  const mail = await tx.mail.findUniqueOrThrow({ where: { id }, include: partsToResend });
  const obstacle = obstacleTo(mail, await hasDeadLink(tx, mail, occasion.at));
  if (obstacle) throw new NotToBeResent(obstacle);
  if (mail.state === 'sent')
    return await queueCopy(tx, occasion, id, { id: uuid(), key: keyOfResend(id, wanted.requestId) });
  await requeue(tx, occasion, id);
  return id;
}

export const keyOfResend = (id: string, requestId: string): string => `${id}:resend/${requestId}`;

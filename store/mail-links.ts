import { faultOf } from './links.ts';
import type { Prisma } from './prisma-client/client.ts';
import type { Store, Transaction } from './store.ts';

/** Whether the personal link in a mail still works: asked when the mail is sent, and before it is sent once more. */

/** What has to be read of a mail's link to say so. */
export const linkOfMail = {
  select: {
    ...{ openedAt: true, usedAt: true, revokedAt: true, expiresAt: true },
    task: { select: { state: true } },
  },
} satisfies Prisma.Mail$linkArgs;

type MailWithLink = Pick<Prisma.MailGetPayload<object>, 'id' | 'template' | 'aboutId'> & {
  link: Prisma.LinkGetPayload<typeof linkOfMail> | null;
};

/** They tell something that holds without their link, and are worded without it. */
const toldWithoutLink: ReadonlySet<string> = new Set(['application-already-open']);

/** @returns the ids of those mails that are of no use at an instant, because their link no longer works */
export async function mailsWithDeadLink(
  db: Transaction | Store['prisma'],
  mails: readonly MailWithLink[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const aboutPassword = mails.flatMap(({ template, aboutId }) => (template === 'password-link' && aboutId) || []);
  const passwordLinks =
    aboutPassword.length > 0 ? await db.passwordLink.findMany({ where: { id: { in: aboutPassword } } }) : [];
  const deadPasswordLinks = new Set(
    passwordLinks
      .filter(({ usedAt, revokedAt, expiresAt }) => usedAt !== null || revokedAt !== null || expiresAt <= at)
      .map(({ id }) => id),
  );
  const isDead = ({ template, aboutId, link }: MailWithLink): boolean =>
    template === 'password-link'
      ? aboutId !== null && deadPasswordLinks.has(aboutId)
      : !toldWithoutLink.has(template) && link !== null && faultOf(link, at) !== null;
  return new Set(mails.filter(isDead).map(({ id }) => id));
}

export const hasDeadLink = async (db: Transaction | Store['prisma'], mail: MailWithLink, at: Date): Promise<boolean> =>
  (await mailsWithDeadLink(db, [mail], at)).has(mail.id);

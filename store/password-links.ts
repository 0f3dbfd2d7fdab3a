import { v7 as uuid } from 'uuid';
import { mayLogIn } from '../domain/accounts.ts';
import { hashOf, isTokenShaped, newNonce, tokenOf } from '../platform/link-token.ts';
import { setPassword } from './accounts.ts';
import { lockCase, recordEvent, type Actor } from './audit.ts';
import { LinkGone } from './links.ts';
import { queueMail } from './mail.ts';
import { bureauDossier } from './processes.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';

/** Mailed links by which someone with an account chooses a new password: single use, of short life, the newest alone. */

/** For how long a link works, in milliseconds. Whoever asks for it waits for it; what the helpdesk sends may lie a day. */
const lasts = { 'by-holder': 3_600_000, 'by-bureau': 3 * 24 * 3_600_000 };
/** How many links one account is mailed in an hour: nobody can have someone's mailbox filled by us. */
const mostAnHour = 3;

/**
 * Mails a link to whoever has an account under this address and may log in. Nobody learns here whether that is so.
 */
export async function requestPasswordLink(store: Store, occasion: Occasion, email: string): Promise<void> {
  await inTransaction(store, async (tx) => {
    const account = await tx.account.findUnique({
      where: { email },
      include: { credentials: { select: { id: true } } },
    });
    // Who never chose a password activates the account by the link of that mail; the helpdesk sends it again.
    if (!account || account.credentials.length === 0 || !mayLogIn(account, occasion.at)) return;
    await lockCase(tx, bureauDossier);
    const since = new Date(occasion.at.getTime() - 3_600_000);
    const recent = await tx.passwordLink.count({ where: { accountId: account.id, createdAt: { gt: since } } });
    if (recent >= mostAnHour) return;
    const { linkId } = await mailPasswordLink(tx, store.linkSecret, occasion, account, 'by-holder');
    const holder: Actor = { kind: 'account', accountId: account.id };
    await recordEvent(tx, occasion, bureauDossier, 'password-link-asked', holder, { accountId: account.id, linkId });
  });
}

/** Makes a link, and mails it; the links before it are worth nothing any more. */
export async function mailPasswordLink(
  tx: Transaction,
  linkSecret: string,
  occasion: Occasion,
  account: { id: string; email: string; locale: string },
  asked: 'by-holder' | 'by-bureau',
): Promise<{ linkId: string }> {
  await revokePasswordLinks(tx, account.id, occasion.at);
  const id = uuid();
  const nonce = newNonce();
  await tx.passwordLink.create({
    data: {
      id,
      accountId: account.id,
      nonce,
      tokenHash: hashOf(tokenOf(linkSecret, nonce)),
      createdAt: occasion.at,
      expiresAt: new Date(occasion.at.getTime() + lasts[asked]),
    },
  });
  await queueMail(tx, occasion, {
    key: `password-link:${id}`,
    template: 'password-link',
    recipient: account.email,
    locale: account.locale,
    caseId: bureauDossier,
    aboutId: id,
  });
  return { linkId: id };
}

export async function revokePasswordLinks(tx: Transaction, accountId: string, at: Date): Promise<void> {
  await tx.passwordLink.updateMany({ where: { accountId, usedAt: null, revokedAt: null }, data: { revokedAt: at } });
}

/**
 * Whose password a token may set. Looking changes nothing but the first time it was opened.
 *
 * @throws {LinkGone}
 */
export async function findPasswordLink(db: Transaction | Store['prisma'], token: string, at: Date) {
  const link = isTokenShaped(token)
    ? await db.passwordLink.findUnique({
        where: { tokenHash: hashOf(token) },
        include: { account: { include: { schoolAccesses: { include: { school: true } } } } },
      })
    : null;
  if (!link) throw new LinkGone('unknown');
  if (link.usedAt) throw new LinkGone('used');
  if (link.revokedAt || !mayLogIn(link.account, at)) throw new LinkGone('revoked');
  if (link.expiresAt <= at) throw new LinkGone('expired');
  if (!link.openedAt)
    await db.passwordLink.updateMany({ where: { id: link.id, openedAt: null }, data: { openedAt: at } });
  return link;
}

/**
 * Sets a new password through a link, and uses it up. Whoever was logged in with the old one is not any more; the second
 * factor stays as it was.
 *
 * @throws {LinkGone}
 */
export async function resetPassword(store: Store, occasion: Occasion, token: string, hash: string): Promise<void> {
  await inTransaction(store, async (tx) => {
    await lockCase(tx, bureauDossier);
    const link = await findPasswordLink(tx, token, occasion.at);
    const { count } = await tx.passwordLink.updateMany({
      where: { id: link.id, usedAt: null, revokedAt: null },
      data: { usedAt: occasion.at },
    });
    if (count === 0) throw new LinkGone('used');
    const { accountId } = link;
    await setPassword(tx, occasion, accountId, hash);
    await tx.session.deleteMany({ where: { accountId } });
    await tellPasswordChanged(tx, occasion, link.account, link.id);
    const details = { accountId, linkId: link.id };
    await recordEvent(tx, occasion, bureauDossier, 'password-reset', { kind: 'account', accountId }, details);
    await notifyLive(tx, 'accounts', accountId);
  });
}

type Told = { id: string; email: string; locale: string };

/** @param changeId what makes it one mail */
export const tellPasswordChanged = (tx: Transaction, occasion: Occasion, account: Told, changeId: string) =>
  tellHolder(tx, occasion, account, 'password-changed', changeId);

/** @param changeId as tellPasswordChanged */
export const tellTwoFactorOn = (tx: Transaction, occasion: Occasion, account: Told, changeId: string) =>
  tellHolder(tx, occasion, account, 'two-factor-on', changeId);

/** @param changeId as tellPasswordChanged */
export const tellTwoFactorOff = (tx: Transaction, occasion: Occasion, account: Told, changeId: string) =>
  tellHolder(tx, occasion, account, 'two-factor-off', changeId);

async function tellHolder(
  tx: Transaction,
  occasion: Occasion,
  account: Told,
  template: 'password-changed' | 'two-factor-on' | 'two-factor-off',
  changeId: string,
): Promise<void> {
  await queueMail(tx, occasion, {
    key: `${template}:${changeId}`,
    template,
    recipient: account.email,
    locale: account.locale,
    caseId: bureauDossier,
    aboutId: account.id,
  });
}

/** What the mails about a password say beside the words: whose it is, and the link with its end. */
export async function readPasswordMailFacts(store: Store, template: string, aboutId: string) {
  if (template !== 'password-link') {
    const { name } = await store.prisma.account.findUniqueOrThrow({ where: { id: aboutId }, select: { name: true } });
    return { name, token: null, expiresAt: null };
  }
  const link = await store.prisma.passwordLink.findUniqueOrThrow({
    where: { id: aboutId },
    include: { account: true },
  });
  return { name: link.account.name, token: tokenOf(store.linkSecret, link.nonce), expiresAt: link.expiresAt };
}

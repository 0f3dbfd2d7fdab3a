import { setPassword } from './accounts.ts';
import { lockCase, recordEvent } from './audit.ts';
import { tellPasswordChanged, tellTwoFactorOff, tellTwoFactorOn } from './password-links.ts';
import { bureauDossier } from './processes.ts';
import { inTransaction, notifyLive, type Occasion, type Store } from './store.ts';
import { v7 as uuid } from 'uuid';

/** What people change of their own account. */

/** The hash of the own password, as the login checks it; null for who has none. */
export async function readPasswordHash(store: Store, accountId: string): Promise<string | null> {
  const credential = await store.prisma.credential.findUnique({
    where: { accountId_providerId: { accountId, providerId: 'credential' } },
    select: { password: true },
  });
  return credential?.password ?? null;
}

/** Changes the own password: on other devices one is logged out, and a mail tells of it. */
export async function changeOwnPassword(
  store: Store,
  occasion: Occasion,
  own: { accountId: string; sessionId: string },
  hash: string,
): Promise<void> {
  const { accountId, sessionId } = own;
  await inTransaction(store, async (tx) => {
    await lockCase(tx, bureauDossier);
    await setPassword(tx, occasion, accountId, hash);
    await tx.session.deleteMany({ where: { accountId, id: { not: sessionId } } });
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
    await tellPasswordChanged(tx, occasion, account, uuid());
    await recordEvent(tx, occasion, bureauDossier, 'password-changed', { kind: 'account', accountId }, { accountId });
    await notifyLive(tx, 'accounts', accountId);
  });
}

/** Writes down and mails, once, that someone turned the own second factor on: the authentication library does it. */
export async function noteTwoFactorOn(store: Store, occasion: Occasion, accountId: string): Promise<void> {
  await inTransaction(store, async (tx) => {
    await lockCase(tx, bureauDossier);
    const last = await tx.auditEvent.findFirst({
      where: {
        caseId: bureauDossier,
        code: { in: twoFactorEvents },
        details: { path: ['accountId'], equals: accountId },
      },
      orderBy: { sequence: 'desc' },
      select: { code: true },
    });
    if (last?.code === 'two-factor-on') return;
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
    await tellTwoFactorOn(tx, occasion, account, uuid());
    await recordEvent(tx, occasion, bureauDossier, 'two-factor-on', { kind: 'account', accountId }, { accountId });
    await notifyLive(tx, 'accounts', accountId);
  });
}

const twoFactorEvents = ['two-factor-on', 'two-factor-off', 'account-changed:two-factor-reset'];

/** Turns the own second factor off; its secret and backup codes are gone with it, and a mail tells of it. */
export async function turnOffTwoFactor(store: Store, occasion: Occasion, accountId: string): Promise<void> {
  await inTransaction(store, async (tx) => {
    await lockCase(tx, bureauDossier);
    await tx.twoFactor.deleteMany({ where: { accountId } });
    const account = await tx.account.update({
      where: { id: accountId },
      data: { twoFactorEnabled: false, updatedAt: occasion.at },
    });
    await tellTwoFactorOff(tx, occasion, account, uuid());
    await recordEvent(tx, occasion, bureauDossier, 'two-factor-off', { kind: 'account', accountId }, { accountId });
    await notifyLive(tx, 'accounts', accountId);
  });
}

/** The language in which one is written to. */
export async function chooseLanguage(
  store: Store,
  occasion: Occasion,
  accountId: string,
  locale: string,
): Promise<void> {
  await store.prisma.account.update({ where: { id: accountId }, data: { locale, updatedAt: occasion.at } });
}

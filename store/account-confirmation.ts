import { v7 as uuid } from 'uuid';
import { mayLogIn, type AccountConfirmationOutcome } from '../domain/accounts.ts';
import { isDuplicate } from '../platform/database.ts';
import { letIn } from './accounts.ts';
import { lockAccount, notifyAccount, recordAccountChange, shut } from './account-changes.ts';
import { lockCase, theProcess } from './audit.ts';
import { closeCase, openCase, openKeyOf } from './cases.ts';
import { decide, type DecisionTaken } from './decisions.ts';
import { findLink } from './links.ts';
import { queueMail } from './mail.ts';
import { settingsAt } from './settings.ts';
import { throughLink } from './signing.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';
import { addressOf } from './task-mails.ts';

/** The yearly question whether an account is still needed. Whoever does not say so is blocked after reminders. */

/**
 * Opens the question about accounts of which it is due, some at a time. Only of those that can be answered: activated,
 * let in, of a school. About one word of the holder it is opened once, however often this is tried.
 *
 * @returns how many were opened
 */
export async function openDueConfirmations(store: Store, occasion: Occasion, most: number): Promise<number> {
  const months = (await settingsAt(store.prisma, occasion.at))['account-confirmation.months'];
  const due = await dueAccounts(store, occasion.at, monthsBefore(occasion.at, months), most);
  let opened = 0;
  for (const account of due) if (await openConfirmation(store, occasion, account)) opened += 1;
  return opened;
}

function monthsBefore(at: Date, months: number): Date {
  const before = new Date(at);
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
}

type DueAccount = { id: string; since: Date };

async function dueAccounts(store: Store, at: Date, confirmedBefore: Date, most: number): Promise<DueAccount[]> {
  const accounts = await store.prisma.account.findMany({
    where: {
      role: 'school',
      credentials: { some: {} },
      schoolAccesses: { some: {} },
      confirmations: { none: { case: { closedAt: null } } },
      AND: [
        letIn(at),
        { OR: [{ confirmedAt: { lt: confirmedBefore } }, { confirmedAt: null, createdAt: { lt: confirmedBefore } }] },
      ],
    },
    orderBy: { confirmedAt: 'asc' },
    take: most,
    select: { id: true, confirmedAt: true, createdAt: true },
  });
  return accounts.map(({ id, confirmedAt, createdAt }) => ({ id, since: confirmedAt ?? createdAt }));
}

async function openConfirmation(
  store: Store,
  occasion: Occasion,
  { id: accountId, since }: DueAccount,
): Promise<boolean> {
  const id = uuid();
  const openKey = openKeyOf('account-confirmation', accountId);
  try {
    return await inTransaction(store, async (tx) => {
      if (await tx.accountConfirmation.findUnique({ where: { accountId_since: { accountId, since } } })) return false;
      await openCase(tx, occasion, { id, process: 'account-confirmation', openKey, by: theProcess });
      await tx.accountConfirmation.create({ data: { id, accountId, askedAt: occasion.at, since } });
      await notifyAccount(tx, accountId);
      return true;
    });
  } catch (error) {
    // Another worker opened it in the same instant.
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** What the link of the question shows: whose account, at which schools. Looking uses nothing up. @throws {LinkGone} */
export async function readConfirmation(store: Store, at: Date, token: string) {
  const link = await findLink(store.prisma, token, at, ['account-confirmation']);
  const { account } = await store.prisma.accountConfirmation.findUniqueOrThrow({
    where: { id: link.task.caseId },
    include: { account: { include: { schoolAccesses: { include: { school: true } } } } },
  });
  return { link, account };
}

/**
 * Answers the question through the mailed link.
 *
 * @throws {LinkGone} @throws {AlreadyDecided}
 */
export async function answerConfirmation(
  store: Store,
  occasion: Occasion,
  token: string,
  outcome: 'confirmed' | 'not-needed',
): Promise<DecisionTaken> {
  const found = await findLink(store.prisma, token, occasion.at, ['account-confirmation']);
  return await throughLink(store, occasion, found, async (tx, link) => {
    const { accountId } = await tx.accountConfirmation.findUniqueOrThrow({ where: { id: link.task.caseId } });
    const actor = { kind: 'account' as const, accountId };
    return await decide(tx, occasion, { decisionId: uuid(), taskId: link.taskId, outcome, reason: null, actor });
  });
}

/** Notes the holder's word that the account is needed; the next question counts from here. */
export async function confirmAccount(
  store: Store,
  occasion: Occasion,
  confirmationId: string,
): Promise<AccountConfirmationOutcome> {
  await inTransaction(store, async (tx) => {
    const { accountId, isRecorded } = await lockConfirmation(tx, confirmationId);
    if (isRecorded) return;
    await tx.account.update({
      where: { id: accountId },
      data: { confirmedAt: occasion.at, version: { increment: 1 } },
    });
    await recordAccountChange(tx, occasion, {
      ...{ id: confirmationId, accountId, kind: 'confirmed', reason: null, details: {} },
      ...{ actor: { kind: 'account', accountId }, dossier: confirmationId },
    });
    await notifyAccount(tx, accountId);
  });
  return 'confirmed';
}

/** Blocks the account of whoever said no, or nothing. One that was shut by hand meanwhile is left as it is. */
export async function blockUnconfirmed(
  store: Store,
  occasion: Occasion,
  confirmationId: string,
  why: 'not-needed' | 'lapsed',
): Promise<AccountConfirmationOutcome> {
  return await inTransaction(store, async (tx) => {
    const { accountId, isRecorded, reference } = await lockConfirmation(tx, confirmationId);
    if (isRecorded) return why;
    const account = await lockAccount(tx, accountId);
    if (!mayLogIn(account, occasion.at)) return 'superseded';
    const details = await shut(tx, occasion, accountId);
    await tx.account.update({ where: { id: accountId }, data: { version: { increment: 1 } } });
    await recordAccountChange(tx, occasion, {
      ...{ id: confirmationId, accountId, kind: 'blocked', reason: reasons[why](reference), details },
      ...{ actor: theProcess, dossier: confirmationId },
    });
    await queueMail(tx, occasion, {
      key: `${confirmationId}:blocked`,
      template: 'account-blocked',
      ...(await addressOf(tx, confirmationId, 'requester')),
      caseId: confirmationId,
    });
    await notifyAccount(tx, accountId);
    return why;
  });
}

/** What the account's history says, in the words of the bureau. */
const reasons = {
  'not-needed': (reference: string) => `De accounthouder heeft het account niet meer nodig (${reference}).`,
  lapsed: (reference: string) => `Geen antwoord op de jaarlijkse vraag of het account nog nodig is (${reference}).`,
};

/** Locks the case; a step that is tried again finds in the account's history what it did. */
async function lockConfirmation(tx: Transaction, id: string) {
  await lockCase(tx, id);
  const { accountId, case: of } = await tx.accountConfirmation.findUniqueOrThrow({
    where: { id },
    include: { case: { select: { reference: true } } },
  });
  const isRecorded = (await tx.accountChange.count({ where: { id } })) > 0;
  return { accountId, isRecorded, reference: of.reference };
}

export async function closeConfirmation(
  store: Store,
  occasion: Occasion,
  confirmationId: string,
  outcome: AccountConfirmationOutcome,
): Promise<void> {
  await closeCase(store, occasion, confirmationId, outcome, async (tx) => {
    const { accountId } = await tx.accountConfirmation.findUniqueOrThrow({ where: { id: confirmationId } });
    await notifyAccount(tx, accountId);
  });
}

/** What the mails of the question tell: to whom, and whether it was answered. */
export async function readConfirmationMailFacts(store: Store, confirmationId: string) {
  const { account, case: of } = await store.prisma.accountConfirmation.findUniqueOrThrow({
    where: { id: confirmationId },
    include: {
      account: { select: { name: true } },
      case: { select: { decisions: { select: { outcome: true } } } },
    },
  });
  return { name: account.name, wasAnswered: of.decisions.length > 0 };
}

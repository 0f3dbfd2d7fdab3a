import { v7 as uuid } from 'uuid';
import { may, type Role } from '../domain/access.ts';
import { isOver, type AccountChangeFault } from '../domain/accounts.ts';
import { dayOf } from '../domain/exam-window.ts';
import { isDuplicate } from '../platform/database.ts';
import { lockCase, recordEvent, type Actor } from './audit.ts';
import { decide, type DecisionTaken } from './decisions.ts';
import { StaleVersion } from './inbox.ts';
import { mailAgain } from './task-mails.ts';
import type { Prisma } from './prisma-client/client.ts';
import { mailPasswordLink, revokePasswordLinks, tellTwoFactorOff } from './password-links.ts';
import { bureauDossier } from './processes.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';

/**
 * What the bureau does to an account: each is one transaction with its reason, its event in the bureau's dossier, and what
 * follows from it at once. Source: "Account activeren".
 */

/** `kind` names it in the account's history; days as `yyyy-mm-dd`. */
export type WantedAccountChange =
  | { kind: 'blocked' | 'unblocked' | 'two-factor-reset'; reason: string }
  | { kind: 'end-date'; endsOn: string | null; reason: string }
  /** `studyFieldIds`: those that are taken away at this school. */
  | { kind: 'study-fields'; schoolId: string; studyFieldIds: string[]; reason: string }
  | { kind: 'access-ended'; schoolId: string; reason: string }
  | { kind: 'password-link'; reason: null };

export type AccountChangeBy = { accountId: string; role: Role };

/** The change can't be made; `fault` says why. */
export class AccountChangeRefused extends Error {
  override name = 'AccountChangeRefused';
  readonly fault: AccountChangeFault;
  constructor(fault: AccountChangeFault) {
    super(`The account was not changed: ${fault}`);
    this.fault = fault;
  }
}

/** The request's id was given to another change. */
export class RequestIdTaken extends Error {
  override name = 'RequestIdTaken';
}

/**
 * Changes an account, once for one request id.
 *
 * @param seen the version that whoever changes it had on the screen
 * @returns what processes must still hear: that their question to the holder is answered with it
 * @throws {StaleVersion} @throws {AccountChangeRefused} @throws {RequestIdTaken}
 */
export async function changeAccount(
  store: Store,
  occasion: Occasion,
  by: AccountChangeBy,
  seen: { id: string; version: number; requestId: string },
  change: WantedAccountChange,
): Promise<DecisionTaken['message'][]> {
  try {
    return await inTransaction(store, (tx) => changeOnce(tx, store.linkSecret, occasion, by, seen, change));
  } catch (error) {
    throw isDuplicate(error) ? new RequestIdTaken() : error;
  }
}

async function changeOnce(
  tx: Transaction,
  linkSecret: string,
  occasion: Occasion,
  by: AccountChangeBy,
  seen: { id: string; version: number; requestId: string },
  change: WantedAccountChange,
): Promise<DecisionTaken['message'][]> {
  const actor: Actor = { kind: 'account', accountId: by.accountId };
  await lockCase(tx, bureauDossier);
  const questions = await openQuestionsAbout(tx, seen.id);
  const account = await lockAccount(tx, seen.id);
  if (await wasMade(tx, seen, change.kind)) return [];
  if (account.version !== seen.version) throw new StaleVersion();
  await refuseUnfit(tx, occasion, by, account, change);

  const answered = answeredBy(change.kind, account, questions);
  const details =
    change.kind === 'password-link' && answered[0]
      ? { taskId: answered[0].id } // the process mails the new link
      : await make(tx, linkSecret, occasion, account, change, seen.requestId);
  await tx.account.update({
    where: { id: account.id },
    data: { version: { increment: 1 }, updatedAt: occasion.at },
  });
  await recordAccountChange(tx, occasion, {
    ...{ id: seen.requestId, accountId: account.id, kind: change.kind, reason: change.reason, details },
    ...{ actor, dossier: bureauDossier },
  });
  await notifyAccount(tx, account.id);
  const messages: DecisionTaken['message'][] = [];
  for (const { id: taskId, outcome } of answered) {
    const answer = { decisionId: uuid(), taskId, outcome, reason: change.reason };
    messages.push(
      (await decide(tx, occasion, { ...answer, actor: { kind: 'account', accountId: by.accountId } })).message,
    );
  }
  return messages;
}

type Question = 'account-confirmation' | 'activation' | 'activation-lapsed';
type OpenQuestion = { id: string; kind: Question };

/**
 * What a change answers: all that is asked of a holder or about one, when the account is blocked; whether someone whose
 * activation lapsed gets a new one, when the way in is mailed.
 */
const answersTo: Partial<Record<WantedAccountChange['kind'], Partial<Record<Question, string>>>> = {
  blocked: { 'account-confirmation': 'not-needed', activation: 'blocked', 'activation-lapsed': 'close' },
  'password-link': { 'activation-lapsed': 'resend' },
};

function answeredBy(change: WantedAccountChange['kind'], account: LockedAccount, questions: OpenQuestion[]) {
  // Who has a password by now chooses another one, whatever lapsed.
  if (change === 'password-link' && account.credentials.length > 0) return [];
  return questions.flatMap(({ id, kind }) => {
    const outcome = answersTo[change]?.[kind];
    return outcome ? [{ id, outcome }] : [];
  });
}

/** The questions that are open to an account's holder or about the account, with their cases locked. */
async function openQuestionsAbout(tx: Transaction, accountId: string): Promise<OpenQuestion[]> {
  const asked = await tx.task.findMany({
    where: {
      state: 'open',
      OR: [
        { kind: 'account-confirmation', case: { accountConfirmation: { accountId } } },
        {
          kind: { in: ['activation', 'activation-lapsed'] },
          case: { accountApplication: { access: { accountId } } },
        },
      ],
    },
    orderBy: { caseId: 'asc' },
    select: { id: true, caseId: true },
  });
  for (const { caseId } of asked) await lockCase(tx, caseId);
  return (await tx.task.findMany({
    where: { id: { in: asked.map(({ id }) => id) }, state: 'open' },
    select: { id: true, kind: true },
  })) as OpenQuestion[];
}

const accountParts = {
  credentials: { select: { id: true } },
  schoolAccesses: { include: { studyFields: true } },
} satisfies Prisma.AccountInclude;
type LockedAccount = Prisma.AccountGetPayload<{ include: typeof accountParts }>;

export async function lockAccount(tx: Transaction, id: string): Promise<LockedAccount> {
  await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return await tx.account.findUniqueOrThrow({ where: { id }, include: accountParts });
}

/** A press that is sent again was heard the first time. */
async function wasMade(tx: Transaction, seen: { id: string; requestId: string }, kind: string): Promise<boolean> {
  const made = await tx.accountChange.findUnique({ where: { id: seen.requestId } });
  if (!made) return false;
  if (made.accountId !== seen.id || made.kind !== kind) throw new RequestIdTaken();
  return true;
}

async function refuseUnfit(
  tx: Transaction,
  { at }: Occasion,
  by: AccountChangeBy,
  account: LockedAccount,
  change: WantedAccountChange,
): Promise<void> {
  const refuseIf = (unfit: boolean, fault: AccountChangeFault): void => {
    if (unfit) throw new AccountChangeRefused(fault);
  };
  refuseIf(account.role !== 'school' && !may(by.role, 'accounts.manage-bureau'), 'not-allowed');
  refuseIf(account.id === by.accountId, 'own-account');
  const isShut = account.blockedAt !== null || isOver(account.endsOn, at);
  switch (change.kind) {
    case 'blocked':
      refuseIf(account.blockedAt !== null, 'already-blocked');
      refuseIf(await isLastAdmin(tx, at, account), 'last-admin');
      break;
    case 'unblocked':
      refuseIf(account.blockedAt === null, 'not-blocked');
      break;
    case 'end-date':
      refuseIf(change.endsOn !== null && change.endsOn < dayOf(at), 'day-is-past');
      refuseIf(change.endsOn !== null && (await isLastAdmin(tx, at, account)), 'last-admin');
      break;
    case 'study-fields': {
      const access = account.schoolAccesses.find(({ schoolId }) => schoolId === change.schoolId);
      const had = new Set(access?.studyFields.map(({ studyFieldId }) => studyFieldId));
      const taken = new Set(change.studyFieldIds);
      refuseIf(taken.size === 0 || taken.size >= had.size || ![...taken].every((one) => had.has(one)), 'study-fields');
      break;
    }
    case 'access-ended':
      refuseIf(!account.schoolAccesses.some(({ schoolId }) => schoolId === change.schoolId), 'study-fields');
      refuseIf(account.schoolAccesses.length < 2, 'only-school');
      break;
    case 'two-factor-reset':
      refuseIf(!account.twoFactorEnabled, 'no-second-factor');
      break;
    case 'password-link':
      refuseIf(isShut, 'closed');
      break;
  }
}

/** Whether nobody else could administer any more without this account. */
async function isLastAdmin(tx: Transaction, at: Date, { id, role }: LockedAccount): Promise<boolean> {
  if (role !== ('admin' satisfies Role)) return false;
  const others = await tx.account.findMany({ where: { role, id: { not: id }, blockedAt: null } });
  return !others.some(({ endsOn }) => endsOn === null || !isOver(endsOn, at));
}

/** Makes the change; answers with its ids and codes, for history and audit. */
async function make(
  tx: Transaction,
  linkSecret: string,
  occasion: Occasion,
  account: LockedAccount,
  change: WantedAccountChange,
  requestId: string,
): Promise<Prisma.InputJsonObject> {
  const { id } = account;
  switch (change.kind) {
    case 'blocked':
      return await shut(tx, occasion, id);
    case 'unblocked':
      // Whoever asks for it back says with it that it is needed.
      await tx.account.update({
        where: { id },
        data: { blockedAt: null, confirmedAt: confirmedBy(account, occasion) },
      });
      return {};
    case 'end-date': {
      const endsOn = change.endsOn === null ? null : new Date(`${change.endsOn}T00:00:00Z`);
      // One that comes back after its last day is needed: the yearly question counts from here.
      const confirmedAt = isOver(account.endsOn, occasion.at) ? confirmedBy(account, occasion) : account.confirmedAt;
      await tx.account.update({ where: { id }, data: { endsOn, confirmedAt } });
      return { endsOn: change.endsOn };
    }
    case 'study-fields': {
      const { schoolId, studyFieldIds } = change;
      await tx.schoolAccessStudyField.deleteMany({
        where: { studyFieldId: { in: studyFieldIds }, schoolAccess: { accountId: id, schoolId } },
      });
      return { schoolId, studyFieldIds };
    }
    case 'access-ended': {
      const { schoolId } = change;
      const access = account.schoolAccesses.find((one) => one.schoolId === schoolId);
      await tx.schoolAccess.delete({ where: { accountId_schoolId: { accountId: id, schoolId } } });
      return { schoolId, studyFieldIds: access?.studyFields.map(({ studyFieldId }) => studyFieldId) ?? [] };
    }
    case 'two-factor-reset':
      await tx.twoFactor.deleteMany({ where: { accountId: id } });
      await tx.account.update({ where: { id }, data: { twoFactorEnabled: false } });
      await tellTwoFactorOff(tx, occasion, account, requestId);
      return await endSessions(tx, id);
    case 'password-link':
      return (
        (account.credentials.length === 0 && (await mailActivationAgain(tx, occasion, account, requestId))) ||
        (await mailPasswordLink(tx, linkSecret, occasion, account, 'by-bureau'))
      );
  }
}

const confirmedBy = (account: { role: string; confirmedAt: Date | null }, { at }: Occasion): Date | null =>
  account.role === ('school' satisfies Role) ? at : account.confirmedAt;

/** Sends the activation once more to who never chose a password; null where none waits for that any more. */
async function mailActivationAgain(
  tx: Transaction,
  occasion: Occasion,
  account: LockedAccount,
  requestId: string,
): Promise<{ taskId: string } | null> {
  const applications = account.schoolAccesses.flatMap(({ accountApplicationId }) => accountApplicationId ?? []);
  const task = await tx.task.findFirst({
    where: { kind: 'activation', state: 'open', caseId: { in: applications } },
    include: { links: { where: { usedAt: null, revokedAt: null, expiresAt: { gt: occasion.at } }, take: 1 } },
  });
  const [link] = task?.links ?? [];
  if (!task || !link) return null;
  const about = { id: task.id, kind: 'activation' as const, caseId: task.caseId, linkId: link.id };
  await mailAgain(tx, occasion, about, `again:${requestId}`, 'opened');
  return { taskId: task.id };
}

/** Blocks an account: whoever is logged in with it is not any more. The account's row must be locked. */
export async function shut(tx: Transaction, occasion: Occasion, id: string): Promise<{ sessionsEnded: number }> {
  await tx.account.update({ where: { id }, data: { blockedAt: occasion.at } });
  await revokePasswordLinks(tx, id, occasion.at);
  return await endSessions(tx, id);
}

async function endSessions(tx: Transaction, accountId: string): Promise<{ sessionsEnded: number }> {
  const { count } = await tx.session.deleteMany({ where: { accountId } });
  return { sessionsEnded: count };
}

/** Writes down what was done to an account: for its history with the reason, for the audit with ids and codes alone. */
export async function recordAccountChange(
  tx: Transaction,
  occasion: Occasion,
  made: {
    id: string;
    accountId: string;
    kind: string;
    reason: string | null;
    details: Prisma.InputJsonObject;
    actor: Actor;
    /** The case in which it is recorded, which must be locked. */
    dossier: string;
  },
): Promise<void> {
  const { actor, dossier, ...change } = made;
  const byId = actor.kind === 'account' ? actor.accountId : null;
  await tx.accountChange.create({ data: { ...change, byId, at: occasion.at } });
  await recordEvent(tx, occasion, dossier, `account-changed:${made.kind}`, actor, {
    ...made.details,
    accountId: made.accountId,
    changeId: made.id,
  });
}

/** Tells the screens that show the account, and ends the streams of whoever is not let in any more. */
export const notifyAccount = (tx: Transaction, accountId: string): Promise<void> =>
  notifyLive(tx, 'accounts', accountId);

import { v7 as uuid } from 'uuid';
import type { Role } from '../domain/access.ts';
import { mayLogIn } from '../domain/accounts.ts';
import { dayOf } from '../domain/exam-window.ts';
import { lockCase, recordEvent, theProcess } from './audit.ts';
import { decide, type DecisionTaken } from './decisions.ts';
import { LinkGone, type FoundLink } from './links.ts';
import type { Prisma } from './prisma-client/client.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';
import { decisionBy, throughLink } from './signing.ts';
import { endOffer } from './tasks.ts';

/** Accounts: made from an approved application, activated by their holder. Source: "Account activeren". */

/**
 * Makes the account that an approved application asked for, with its study fields. Who has an account already, under the
 * same address, gets the rights at this school added to it.
 *
 * @returns whether the holder still has to choose a password
 */
export async function createAccount(
  store: Store,
  occasion: Occasion,
  applicationId: string,
): Promise<{ needsActivation: boolean }> {
  return await inTransaction(store, async (tx) => {
    await lockCase(tx, applicationId);
    // Withdrawn in the same moment: the process hears of it next, and nothing was made.
    if (await endOffer(tx, occasion, applicationId, 'withdrawal')) return { needsActivation: false };
    const application = await tx.accountApplication.findUniqueOrThrow({
      where: { id: applicationId },
      include: { studyFields: true, access: true },
    });
    const account = await accountFor(tx, occasion, application);
    if (application.purpose === 'study-fields') {
      if (!application.access) await addStudyFields(tx, occasion, account.id, application);
      return { needsActivation: false };
    }
    if (!application.access) {
      await grantAccess(tx, occasion, account.id, application);
      await recordEvent(tx, occasion, applicationId, 'account-created', theProcess, { accountId: account.id });
    }
    return { needsActivation: account.credentials.length === 0 };
  });
}

/** More study fields for who has an account: nothing needs to be activated. */
async function addStudyFields(tx: Transaction, occasion: Occasion, accountId: string, granted: Granted): Promise<void> {
  await grantAccess(tx, occasion, accountId, granted);
  await recordEvent(tx, occasion, granted.id, 'study-fields-added', theProcess, {
    accountId,
    schoolId: granted.schoolId,
    studyFieldIds: granted.studyFields.map(({ studyFieldId }) => studyFieldId),
  });
  await notifyLive(tx, 'accounts', accountId);
}

type Granted = {
  id: string;
  requestedById: string | null;
  applicantEmail: string;
  applicantName: string;
  locale: string;
  schoolId: string;
  location: string;
  studyFields: { studyFieldId: string }[];
};

async function accountFor(tx: Transaction, occasion: Occasion, application: Granted) {
  return await tx.account.upsert({
    // Whoever asked for more has an account, whatever its address is by now.
    where: application.requestedById ? { id: application.requestedById } : { email: application.applicantEmail },
    update: {},
    create: {
      id: uuid(),
      name: application.applicantName,
      email: application.applicantEmail,
      emailVerified: true,
      role: 'school' satisfies Role,
      locale: application.locale,
      confirmedAt: occasion.at,
      createdAt: occasion.at,
      updatedAt: occasion.at,
    },
    include: { credentials: true },
  });
}

async function grantAccess(tx: Transaction, occasion: Occasion, accountId: string, granted: Granted): Promise<void> {
  const studyFieldIds = granted.studyFields.map(({ studyFieldId }) => ({ studyFieldId }));
  const access = await tx.schoolAccess.upsert({
    where: { accountId_schoolId: { accountId, schoolId: granted.schoolId } },
    update: { accountApplicationId: granted.id, grantedAt: occasion.at },
    create: {
      id: uuid(),
      accountId,
      schoolId: granted.schoolId,
      location: granted.location,
      accountApplicationId: granted.id,
      grantedAt: occasion.at,
    },
  });
  await tx.schoolAccessStudyField.createMany({
    data: studyFieldIds.map((field) => ({ ...field, schoolAccessId: access.id })),
    skipDuplicates: true,
  });
}

/**
 * Sets the first password through the mailed link, and with it activates the account.
 *
 * @throws {LinkGone} @throws {AlreadyDecided}
 */
export async function activateAccount(
  store: Store,
  occasion: Occasion,
  found: FoundLink,
  passwordHash: string,
): Promise<DecisionTaken> {
  return await throughLink(store, occasion, found, (tx, link) =>
    decide(tx, occasion, { ...decisionBy(link), outcome: 'activated', reason: null }, async () => {
      const access = await tx.schoolAccess.findUnique({
        where: { accountApplicationId: link.task.caseId },
        include: { account: { select: { blockedAt: true, endsOn: true } } },
      });
      // Blocked, or its rights ended, before it was activated: nobody is told that it works.
      if (!access || !mayLogIn(access.account, occasion.at)) throw new LinkGone('revoked', link.taskId);
      await setPassword(tx, occasion, access.accountId, passwordHash);
    }),
  );
}

export async function setPassword(
  tx: Transaction,
  occasion: Occasion,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  const providerId = 'credential';
  await tx.credential.upsert({
    where: { accountId_providerId: { accountId, providerId } },
    update: { password: passwordHash, updatedAt: occasion.at },
    create: {
      id: uuid(),
      accountId,
      providerId,
      providerAccountId: accountId,
      password: passwordHash,
      createdAt: occasion.at,
      updatedAt: occasion.at,
    },
  });
}

/**
 * An account holder whose application was dealt with before this system was: with a password, and rights at one school.
 * An account that exists is left wholly as it is.
 *
 * @returns whether the account was made
 * @throws when the school or a study field does not exist
 */
export async function createSchoolAccount(
  store: Store,
  occasion: Occasion,
  holder: {
    name: string;
    email: string;
    brin: string;
    location: string;
    studyFieldCodes: string[];
    passwordHash: string;
  },
): Promise<boolean> {
  return await inTransaction(store, async (tx) => {
    const school = await tx.school.findUniqueOrThrow({ where: { brin: holder.brin } });
    const fields = await tx.studyField.findMany({ where: { code: { in: holder.studyFieldCodes } } });
    if (fields.length !== holder.studyFieldCodes.length) throw new Error('A study field does not exist');
    const accountId = await insertAccount(tx, occasion, { ...holder, role: 'school' });
    if (accountId === null) return false;
    await tx.schoolAccess.create({
      data: {
        id: uuid(),
        accountId,
        schoolId: school.id,
        location: holder.location,
        grantedAt: occasion.at,
        studyFields: { create: fields.map(({ id }) => ({ studyFieldId: id })) },
      },
    });
    return true;
  });
}

/**
 * An account of one of the bureau's own people, with a password. An account that exists is left wholly as it is.
 *
 * @returns whether the account was made
 */
export async function createBureauAccount(
  store: Store,
  occasion: Occasion,
  account: { name: string; email: string; role: Exclude<Role, 'school'>; passwordHash: string },
): Promise<boolean> {
  return await inTransaction(store, async (tx) => (await insertAccount(tx, occasion, account)) !== null);
}

/** Makes an account with a password and answers with its id; null, and nothing done, when the address has one. */
async function insertAccount(
  tx: Transaction,
  occasion: Occasion,
  { name, email, role, passwordHash }: { name: string; email: string; role: Role; passwordHash: string },
): Promise<string | null> {
  const id = uuid();
  const { count } = await tx.account.createMany({
    data: {
      id,
      name,
      email: email.toLowerCase(),
      emailVerified: true,
      role,
      confirmedAt: role === 'school' ? occasion.at : null,
      createdAt: occasion.at,
      updatedAt: occasion.at,
    },
    skipDuplicates: true,
  });
  if (count === 0) return null;
  await setPassword(tx, occasion, id, passwordHash);
  return id;
}

/** Whether someone has an account under this address, whatever its role and whether or not it is blocked. */
export async function accountExists(store: Store, email: string): Promise<boolean> {
  return (await store.prisma.account.count({ where: { email: email.toLowerCase() } })) > 0;
}

/** Who someone is and where: for an account holder the own schools with the own study fields. */
export async function readAccount(store: Store, accountId: string) {
  return await store.prisma.account.findUnique({
    where: { id: accountId },
    include: {
      schoolAccesses: {
        orderBy: { grantedAt: 'asc' },
        include: {
          school: true,
          studyFields: { include: { studyField: true }, orderBy: { studyField: { position: 'asc' } } },
        },
      },
    },
  });
}

/** Whether an account may log in now: it is not blocked, and its last day is not over. */
export async function isLetIn(store: Store, accountId: string, at: Date): Promise<boolean> {
  const account = await store.prisma.account.findUnique({
    where: { id: accountId },
    select: { blockedAt: true, endsOn: true },
  });
  return account !== null && mayLogIn(account, at);
}

export async function noteLogin(store: Store, accountId: string, at: Date): Promise<void> {
  await store.prisma.account.updateMany({ where: { id: accountId }, data: { lastLoginAt: at } });
}

/** What a query asks of accounts that may log in. */
export const letIn = (at: Date): Prisma.AccountWhereInput => ({
  blockedAt: null,
  OR: [{ endsOn: null }, { endsOn: { gte: new Date(`${dayOf(at)}T00:00:00Z`) } }],
});

/** The schools at which an account holder has rights. */
export async function schoolsOf(store: Store, accountId: string): Promise<string[]> {
  const accesses = await store.prisma.schoolAccess.findMany({ where: { accountId }, select: { schoolId: true } });
  return accesses.map(({ schoolId }) => schoolId);
}

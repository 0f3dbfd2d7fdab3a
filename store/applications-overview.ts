import { phaseOf, type Channel, type Outcome, type Phase } from '../domain/account-application.ts';
import { isTaskKind, type TaskState } from '../domain/tasks.ts';
import { applicationDetails } from './account-application.ts';
import type { Prisma } from './prisma-client/client.ts';
import { containing } from './search.ts';
import type { Store } from './store.ts';

/** Account applications as the back office reads them. */

const caseParts = {
  tasks: { orderBy: { openedAt: 'asc' } },
  signatures: { include: { recordedBy: { select: { name: true } } }, orderBy: { signedAt: 'asc' } },
  decisions: {
    include: { verification: true, account: { select: { name: true } } },
    orderBy: { decidedAt: 'asc' },
  },
  documents: {
    omit: { content: true },
    include: { addedBy: { select: { name: true } } },
    orderBy: [{ kind: 'asc' }, { round: 'asc' }],
  },
  auditEvents: { orderBy: { sequence: 'asc' } },
} satisfies Prisma.CaseInclude;

export async function readApplicationFile(store: Store, id: string) {
  return await store.prisma.accountApplication.findUnique({
    where: { id },
    include: { ...applicationDetails, case: { include: caseParts } },
  });
}
export type ApplicationFile = NonNullable<Awaited<ReturnType<typeof readApplicationFile>>>;

/** The names of the accounts that appear on a timeline. */
export async function namesOf(store: Store, accountIds: string[]): Promise<Map<string, string>> {
  const accounts = await store.prisma.account.findMany({
    where: { id: { in: [...new Set(accountIds)] } },
    select: { id: true, name: true },
  });
  return new Map(accounts.map(({ id, name }) => [id, name]));
}

export type ApplicationQuery = {
  phase?: 'open' | 'closed' | undefined;
  search?: string | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  order: 'asc' | 'desc';
};

export async function listApplications(store: Store, query: ApplicationQuery) {
  const where = query.ids ? { id: { in: query.ids } } : matching(query);
  const [data, total] = await Promise.all([
    store.prisma.accountApplication.findMany({
      where,
      include: { school: true, case: { include: { tasks: { select: { kind: true, state: true } } } } },
      orderBy: [{ submittedAt: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.accountApplication.count({ where }),
  ]);
  return { data, total };
}

function matching({ phase, search }: ApplicationQuery): Prisma.AccountApplicationWhereInput {
  const contains = containing(search ?? '');
  return {
    ...(phase ? { case: { closedAt: phase === 'open' ? null : { not: null } } } : {}),
    ...(search
      ? {
          OR: [
            { applicantName: contains },
            { applicantEmail: contains },
            { school: { name: contains } },
            { case: { reference: contains } },
          ],
        }
      : {}),
  };
}

/** Where an application stands, from its case's end and the tasks it had. */
export const phaseIn = (
  file: { outcome: string | null; tasks: { kind: string; state: string }[] },
  channel = 'form',
): Phase =>
  phaseOf(
    file.outcome as Outcome | null,
    file.tasks.flatMap(({ kind, state }) => (isTaskKind(kind) ? [{ kind, state: state as TaskState }] : [])),
    channel as Channel,
  );

/** What the holder has at the school beside what this application asks, or brought; nothing where an account is asked. */
export async function studyFieldsHad(store: Store, file: ApplicationFile) {
  if (!file.requestedById) return [];
  const asked = file.studyFields.map(({ studyFieldId }) => studyFieldId);
  return await store.prisma.studyField.findMany({
    where: {
      id: { notIn: asked },
      accesses: { some: { schoolAccess: { accountId: file.requestedById, schoolId: file.schoolId } } },
    },
    orderBy: { position: 'asc' },
  });
}

/** Whether its applicant signs the agreement: by the short form only when it changed since it was signed. */
export const asksNda = ({ purpose, case: { tasks, documents } }: ApplicationFile): boolean =>
  purpose !== 'study-fields' ||
  tasks.some(({ kind }) => kind === 'applicant-nda') ||
  documents.some(({ kind }) => kind === 'nda');

/** A document of one application, to the byte; null when that application has no such document. */
export async function readDocument(store: Store, applicationId: string, documentId: string) {
  return await store.prisma.document.findFirst({ where: { id: documentId, caseId: applicationId } });
}

/** What was asked beside the form and what was answered, in order: a question and its answer have one round. */
export function exchangeIn({ case: { tasks, decisions, documents } }: ApplicationFile) {
  const decisionAt = (key: string) => {
    const task = tasks.find((one) => one.key === key);
    return decisions.find(({ taskId }) => taskId === task?.id);
  };
  return decisions
    .filter(({ outcome }) => outcome === 'more-asked')
    .map((asked) => {
      const key = tasks.find(({ id }) => id === asked.taskId)?.key ?? '';
      const answer = decisionAt(key.replace('helpdesk-review', 'more-information'));
      return { asked, answer, files: answer ? documents.filter(({ taskId }) => taskId === answer.taskId) : [] };
    });
}

export async function applicationExists(store: Store, id: string): Promise<boolean> {
  return (await store.prisma.accountApplication.count({ where: { id } })) > 0;
}

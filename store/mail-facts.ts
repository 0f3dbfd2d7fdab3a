import { readApplication } from './account-application.ts';
import { statusToken } from './application-status.ts';
import type { Process } from './processes.ts';
import { faultOf, linkToken } from './links.ts';
import type { Store } from './store.ts';

/** The queued mail itself, with the case, the task and the link that it is about, read when it is sent. */
/** @param at when it is written */
export async function readMailFacts(store: Store, mailId: string, at: Date) {
  const mail = await store.prisma.mail.findUniqueOrThrow({
    where: { id: mailId },
    include: { case: true, task: true, link: { include: { task: { select: { kind: true, state: true } } } } },
  });
  return {
    mail,
    process: mail.case.process as Process,
    reference: mail.case.reference,
    linkKind: mail.link?.task.kind ?? null,
    linkWorks: mail.link !== null && faultOf(mail.link, at) === null,
    token: mail.link ? linkToken(store, mail.link) : null,
  };
}

export type MailFacts = Awaited<ReturnType<typeof readMailFacts>>;

/** What the mails of an account application tell beside that. */
export async function readApplicationMailFacts(store: Store, applicationId: string) {
  const [application, refusal, unanswered, withdrawal, status] = await Promise.all([
    readApplication(store, applicationId),
    store.prisma.decision.findFirst({
      where: { caseId: applicationId, outcome: 'refused' },
      orderBy: { decidedAt: 'desc' },
    }),
    store.prisma.task.findMany({
      where: { caseId: applicationId, state: { in: ['expired', 'cancelled'] }, kind: { not: 'withdrawal' } },
    }),
    store.prisma.decision.findFirst({ where: { caseId: applicationId, outcome: 'withdrawn' } }),
    statusToken(store, applicationId),
  ]);
  return { application, refusal, unanswered, withdrawal, statusToken: status };
}

export type ApplicationMailFacts = Awaited<ReturnType<typeof readApplicationMailFacts>>;

import { readApplication } from './account-application.ts';
import { linkToken } from './links.ts';
import type { Store } from './store.ts';

/** Everything that the words of a queued mail are made of, read when it is sent. */
export async function readMailFacts(store: Store, mailId: string) {
  const mail = await store.prisma.mail.findUniqueOrThrow({
    where: { id: mailId },
    include: { task: true, link: { include: { task: { select: { kind: true } } } } },
  });
  const [application, refusal, unanswered] = await Promise.all([
    readApplication(store, mail.caseId),
    store.prisma.decision.findFirst({
      where: { caseId: mail.caseId, outcome: 'refused' },
      orderBy: { decidedAt: 'desc' },
    }),
    store.prisma.task.findMany({ where: { caseId: mail.caseId, state: { in: ['expired', 'cancelled'] } } }),
  ]);
  return {
    mail,
    application,
    refusal,
    unanswered,
    linkKind: mail.link?.task.kind ?? null,
    token: mail.link ? linkToken(store, mail.link) : null,
  };
}

export type MailFacts = Awaited<ReturnType<typeof readMailFacts>>;

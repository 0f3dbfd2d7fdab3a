import { applicationDetails } from './account-application.ts';
import type { Process } from './processes.ts';
import { faultOf, linkToken } from './links.ts';
import type { Store } from './store.ts';

/**
 * The queued mail itself, with the case, the task and the link that it is about, read when it is sent.
 *
 * @param at when it is written
 */
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

/** What the mails of an account application tell beside that; read at once, as each mail of it needs most of it. */
export async function readApplicationMailFacts(store: Store, applicationId: string) {
  const application = await store.prisma.accountApplication.findUniqueOrThrow({
    where: { id: applicationId },
    include: {
      ...applicationDetails,
      case: {
        include: {
          decisions: { where: { outcome: { in: ['refused', 'withdrawn'] } }, orderBy: { decidedAt: 'desc' } },
          tasks: {
            where: { OR: [{ state: { in: ['expired', 'cancelled'] } }, { kind: 'withdrawal' }] },
            include: { links: { take: 1 } },
          },
        },
      },
    },
  });
  const { decisions, tasks } = application.case;
  const ofStatus = tasks.find(({ kind }) => kind === 'withdrawal')?.links[0];
  return {
    application,
    refusal: decisions.find(({ outcome }) => outcome === 'refused') ?? null,
    withdrawal: decisions.find(({ outcome }) => outcome === 'withdrawn') ?? null,
    unanswered: tasks.filter(({ kind }) => kind !== 'withdrawal'),
    statusToken: ofStatus ? linkToken(store, ofStatus) : null,
  };
}

export type ApplicationMailFacts = Awaited<ReturnType<typeof readApplicationMailFacts>>;

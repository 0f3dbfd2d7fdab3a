import type { Store } from './store.ts';

/** How the reading of the helpdesk's mailbox stands, for the log, the doctor and whoever watches the system. */
export type MailboxStanding = { lastReadAt: Date | null; failingSince: Date | null; lastFault: string | null };

/** Nothing is told to a person before that, in milliseconds: a mail server may be away for a while. */
export const mailboxPatience = 60 * 60_000;

export async function noteMailboxRead(store: Store, at: Date): Promise<void> {
  const standing = { lastReadAt: at, failingSince: null, lastFault: null };
  await store.prisma.mailboxStanding.upsert({ where: { id: 1 }, create: { id: 1, ...standing }, update: standing });
}

/**
 * @param fault a code, without names or addresses
 * @returns since when it fails
 */
export async function noteMailboxFault(store: Store, at: Date, fault: string): Promise<Date> {
  await store.prisma.mailboxStanding.upsert({
    where: { id: 1 },
    create: { id: 1, failingSince: at, lastFault: fault },
    update: { lastFault: fault },
  });
  await store.prisma.mailboxStanding.updateMany({ where: { id: 1, failingSince: null }, data: { failingSince: at } });
  const { failingSince } = await store.prisma.mailboxStanding.findUniqueOrThrow({ where: { id: 1 } });
  return failingSince ?? at;
}

/** No mailbox is read any more: nothing is missed. */
export async function forgetMailboxStanding(store: Store): Promise<void> {
  await store.prisma.mailboxStanding.deleteMany({ where: { id: 1 } });
}

/** Null where no mailbox is read. */
export const readMailboxStanding = (store: Store): Promise<MailboxStanding | null> =>
  store.prisma.mailboxStanding.findUnique({ where: { id: 1 } });

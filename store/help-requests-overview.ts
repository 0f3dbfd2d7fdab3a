import type { Prisma } from './prisma-client/client.ts';
import { containing } from './search.ts';
import type { Store } from './store.ts';

/** Questions to the helpdesk as the back office shows them: the list, one with its thread, and what came with a mail. */

const rowParts = {
  case: { include: { tasks: { where: { kind: 'help-question' }, select: { id: true, state: true, outcome: true } } } },
} satisfies Prisma.HelpRequestInclude;
export type HelpRequestRow = Prisma.HelpRequestGetPayload<{ include: typeof rowParts }>;

export type HelpRequestQuery = {
  state?: 'open' | 'closed' | undefined;
  q?: string | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  order: 'asc' | 'desc';
};

export async function listHelpRequests(
  store: Store,
  query: HelpRequestQuery,
): Promise<{ data: HelpRequestRow[]; total: number }> {
  const where: Prisma.HelpRequestWhereInput = query.ids
    ? { id: { in: query.ids } }
    : { AND: [inState(query.state), lookedFor(query.q)] };
  const [data, total] = await Promise.all([
    store.prisma.helpRequest.findMany({
      where,
      include: rowParts,
      orderBy: [{ receivedAt: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.helpRequest.count({ where }),
  ]);
  return { data, total };
}

function inState(state: HelpRequestQuery['state']): Prisma.HelpRequestWhereInput {
  if (!state) return {};
  return { case: { closedAt: state === 'open' ? null : { not: null } } };
}

/** Never in the name or the address of who asks: what is looked for stands in an address itself. */
function lookedFor(q: string | undefined): Prisma.HelpRequestWhereInput {
  const words = (q ?? '').trim();
  if (words === '') return {};
  const contains = containing(words);
  return {
    OR: [{ schoolName: contains }, { subject: contains }, { case: { reference: contains } }],
  };
}

const fileParts = {
  ...rowParts,
  related: { select: { id: true, process: true, reference: true } },
  messages: {
    orderBy: { id: 'asc' },
    include: {
      account: { select: { name: true } },
      incomingMail: {
        select: {
          ...{ id: true, state: true, fromName: true, fromAddress: true, subject: true },
          attachments: { select: { id: true, name: true, mediaType: true, size: true }, orderBy: { position: 'asc' } },
        },
      },
    },
  },
} satisfies Prisma.HelpRequestInclude;
export type HelpRequestFile = Prisma.HelpRequestGetPayload<{ include: typeof fileParts }>;

/** A question with its thread; null when there is none. */
export const readHelpRequest = (store: Store, id: string): Promise<HelpRequestFile | null> =>
  store.prisma.helpRequest.findUnique({ where: { id }, include: fileParts });

/** A file that came with a mail of this question's thread; null for any other. */
export const readAttachment = (store: Store, helpRequestId: string, attachmentId: string) =>
  store.prisma.incomingAttachment.findFirst({
    where: { id: attachmentId, incomingMail: { helpMessage: { helpRequestId } } },
    select: { name: true, content: true },
  });

/** A mail of this question's thread as it arrived; null for any other. */
export const readOriginalMail = (store: Store, helpRequestId: string, mailId: string) =>
  store.prisma.incomingMail.findFirst({
    where: { id: mailId, helpMessage: { helpRequestId } },
    select: { raw: true },
  });

/** What a mail about a question tells: to whom, the answer that it brings, and the last that was asked before it. */
export async function readHelpMailFacts(store: Store, helpRequestId: string, answerId: string | null) {
  const { name, messages } = await store.prisma.helpRequest.findUniqueOrThrow({
    where: { id: helpRequestId },
    include: { messages: { orderBy: { id: 'asc' } } },
  });
  const at = messages.findIndex(({ id }) => id === answerId);
  const asked = messages.slice(0, Math.max(at, 0)).filter(({ direction }) => direction === 'in');
  return { name, answer: messages[at] ?? null, question: asked.at(-1) ?? null };
}

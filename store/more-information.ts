import { v7 as uuid } from 'uuid';
import type { SentFile } from '../documents/sent-file.ts';
import { readApplication } from './account-application.ts';
import { newestTask } from './application-changes.ts';
import { lockCase, recordEvent } from './audit.ts';
import { asOneDecision, decide, type DecisionTaken, type WantedDecision } from './decisions.ts';
import { faultOf, findLink, LinkGone, revokeLinksOf } from './links.ts';
import { decisionBy, throughLink } from './signing.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** The helpdesk asks the applicant for more, and the applicant answers with words and files. */

const kinds = ['more-information'] as const;

/** How many files an answer can bring. */
export const mostAttachments = 5;

/** What the link shows: the question, and the files that were sent with an answer that was not complete yet. */
export async function readQuestion(store: Store, at: Date, token: string) {
  const link = await findLink(store.prisma, token, at, kinds);
  const [application, question, files] = await Promise.all([
    readApplication(store, link.task.caseId),
    questionOf(store, link.task),
    store.prisma.document.findMany({
      where: { taskId: link.taskId },
      orderBy: { round: 'asc' },
      select: { id: true, name: true },
    }),
  ]);
  return { link, application, question: question?.reason ?? '', files };
}

/** The review's decision that opened this task: both have the same round in their key. */
export async function questionOf(store: Store, task: { caseId: string; key: string }) {
  const key = task.key.replace('more-information', 'helpdesk-review');
  return await store.prisma.decision.findFirst({ where: { caseId: task.caseId, task: { key } } });
}

/**
 * Keeps the good files of an answer that has to be completed first, so that nobody has to look them up again. The same
 * file twice is kept once; there are never more than are allowed.
 *
 * @throws {LinkGone}
 */
export async function keepAttachments(
  store: Store,
  occasion: Occasion,
  token: string,
  files: SentFile[],
): Promise<void> {
  if (files.length === 0) return;
  const link = await findLink(store.prisma, token, occasion.at, kinds);
  await inTransaction(store, async (tx) => {
    await lockCase(tx, link.task.caseId);
    const { state } = await tx.task.findUniqueOrThrow({ where: { id: link.taskId }, select: { state: true } });
    const fault = faultOf(link, occasion.at) ?? (state === 'open' ? null : 'used');
    if (fault) throw new LinkGone(fault, link.taskId);
    const witness = await addAttachments(tx, occasion, link.task, files);
    if (witness) await recordEvent(tx, occasion, link.task.caseId, 'attachments-kept', { kind: 'applicant' }, witness);
  });
}

/**
 * Gives the answer: the case goes on to its next review with it.
 *
 * @throws {LinkGone} @throws {AlreadyDecided}
 */
export async function giveInformation(
  store: Store,
  occasion: Occasion,
  token: string,
  given: { text: string; files: SentFile[] },
): Promise<DecisionTaken> {
  const found = await findLink(store.prisma, token, occasion.at, kinds);
  return await throughLink(store, occasion, found, (tx, link) =>
    decide(tx, occasion, { ...decisionBy(link), outcome: 'given', reason: given.text || null }, () =>
      addAttachments(tx, occasion, link.task, given.files),
    ),
  );
}

/**
 * Records that the answer came in by another way than the link, which is dead from here on.
 *
 * @throws {NothingToChange} when nothing was asked
 * @throws {AlreadyDecided} when it was answered before
 */
export async function recordInformation(
  store: Store,
  occasion: Occasion,
  by: Pick<WantedDecision, 'decisionId' | 'actor'> & { caseId: string; text: string },
): Promise<DecisionTaken> {
  return await asOneDecision(store, async (tx) => {
    const task = await newestTask(tx, by.caseId, 'more-information');
    const { decisionId, actor, text: reason } = by;
    return await decide(tx, occasion, { decisionId, actor, reason, taskId: task.id, outcome: 'given' }, () =>
      revokeLinksOf(tx, [task.id], occasion.at),
    );
  });
}

/**
 * The case must be locked: the files are numbered through.
 *
 * @returns what the audit keeps of them; nothing where all were known
 */
async function addAttachments(
  tx: Transaction,
  occasion: Occasion,
  { id: taskId, caseId }: { id: string; caseId: string },
  files: SentFile[],
): Promise<{ sha256: string[] } | undefined> {
  const kind = 'attachment';
  const kept = await tx.document.findMany({ where: { taskId }, select: { sha256: true } });
  const known = new Set(kept.map(({ sha256 }) => sha256));
  const last = await tx.document.aggregate({ where: { caseId, kind }, _max: { round: true } });
  let round = last._max.round ?? 0;
  const added: string[] = [];
  for (const { name, mediaType, sha256, content } of files) {
    if (known.has(sha256) || known.size >= mostAttachments) continue;
    known.add(sha256);
    added.push(sha256);
    round += 1;
    await tx.document.create({
      data: { id: uuid(), caseId, taskId, kind, round, name, mediaType, sha256, content, createdAt: occasion.at },
    });
  }
  return added.length > 0 ? { sha256: added } : undefined;
}

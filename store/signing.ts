import { v7 as uuid } from 'uuid';
import { readApplication } from './account-application.ts';
import { decide, type DecisionTaken } from './decisions.ts';
import { consumeLink, findLink, type FoundLink } from './links.ts';
import { openSchoolTask } from './school-tasks.ts';
import { insertSignature, type SignatureWitness } from './signatures.ts';
import { ask, inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** What people outside do through a mailed link: confirm, sign, refuse. Link, evidence and decision are one step. */

export type SignatureGiven = {
  typedName: string;
  function: string | null;
  /** The sentence agreed to, to the letter, in the language in which it was shown. */
  declaration: string;
  clientAddress: string | null;
  userAgent: string | null;
};

/**
 * @throws {LinkGone} when the link was used, revoked or is over
 * @throws {AlreadyDecided} when the task ended in another way
 */
export async function confirmEmail(store: Store, occasion: Occasion, token: string): Promise<DecisionTaken> {
  const found = await findLink(store.prisma, token, occasion.at, ['email-confirmation']);
  return await throughLink(store, occasion, found, async (tx, link) => {
    const taken = await decide(tx, occasion, { ...decisionBy(link), outcome: 'confirmed', reason: null });
    await openSchoolTask(tx, occasion, link.task.caseId);
    return taken;
  });
}

/** @throws {LinkGone} @throws {AlreadyDecided} as confirmEmail */
export async function sign(
  store: Store,
  occasion: Occasion,
  found: FoundLink,
  given: SignatureGiven,
): Promise<DecisionTaken> {
  return await throughLink(store, occasion, found, (tx, link) => {
    const decision = decisionBy(link);
    return decide(tx, occasion, { ...decision, outcome: 'signed', reason: null }, () =>
      keepSignature(tx, occasion, link, decision, given),
    );
  });
}

/** @throws {LinkGone} @throws {AlreadyDecided} as confirmEmail */
export async function refuse(
  store: Store,
  occasion: Occasion,
  found: FoundLink,
  reason: string,
): Promise<DecisionTaken> {
  return await throughLink(store, occasion, found, (tx, link) =>
    decide(tx, occasion, { ...decisionBy(link), outcome: 'refused', reason }),
  );
}

export const signingKinds = ['manager-signature', 'applicant-nda'] as const;

/**
 * Does something through a link and uses it up, together.
 *
 * @param link as it was found before: that it was opened is noted on its row, and who holds that row must not wait for
 *   the case. Whether it can still be used is asked again, of the row.
 */
export async function throughLink<Result>(
  store: Store,
  occasion: Occasion,
  link: FoundLink,
  effect: (tx: Transaction, link: FoundLink) => Promise<Result>,
): Promise<Result> {
  return await inTransaction(store, async (tx) => {
    // The decision locks the case; taken in this order, a link and a decision can't wait for each other.
    const result = await effect(tx, link);
    await consumeLink(tx, link, occasion.at);
    return result;
  });
}

export function decisionBy(link: FoundLink) {
  const actor = link.task.kind === 'manager-signature' ? ('manager' as const) : ('applicant' as const);
  return { decisionId: uuid(), taskId: link.taskId, actor: { kind: actor } };
}

async function keepSignature(
  tx: Transaction,
  occasion: Occasion,
  link: FoundLink,
  decision: ReturnType<typeof decisionBy>,
  given: SignatureGiven,
): Promise<SignatureWitness> {
  if (!link.documentId) throw new Error(`Link ${link.id} is bound to no document`);
  const [shown] = await ask<ShownThroughLink>(tx, shownThroughLink, [link.id]);
  if (!shown) throw new Error(`Link ${link.id} is bound to a document that is not there`);
  return await insertSignature(tx, {
    id: uuid(),
    decisionId: decision.decisionId,
    caseId: link.task.caseId,
    documentId: link.documentId,
    documentSha256: shown.sha256,
    medium: 'link',
    signer: decision.actor.kind,
    ...given,
    emailAddress: shown.recipient ?? '',
    linkId: link.id,
    mailMessageId: shown.messageId,
    signedAt: occasion.at,
    signedOn: null,
    recordedById: null,
  });
}

/** The document that a link is bound to, and the last mail that carried it. */
type ShownThroughLink = { sha256: string; messageId: string | null; recipient: string | null };
const shownThroughLink = {
  name: 'shown-through-link',
  text: `
    SELECT document.sha256, mail.message_id AS "messageId", mail.recipient
    FROM link
      JOIN document ON document.id = link.document_id
      LEFT JOIN LATERAL (
        SELECT message_id, recipient FROM mail WHERE link_id = link.id ORDER BY queued_at DESC LIMIT 1) mail ON true
    WHERE link.id = $1`,
};

/** What a signing link shows: who asks what, and the document. Looking uses nothing up. */
export async function readSigning(store: Store, at: Date, token: string, kinds: readonly string[]) {
  const link = await findLink(store.prisma, token, at, kinds);
  return { link, application: await readApplication(store, link.task.caseId) };
}

/** What the sentence that is agreed to names. */
export type Declared = { applicantName: string; ndaVersion: string; locale: string; reference: string };

export async function readDeclared(store: Store, { task }: FoundLink): Promise<Declared> {
  const [declared] = await ask<Declared>(store.prisma, declaredIn, [task.caseId]);
  if (!declared) throw new Error(`Case ${task.caseId} is no application`);
  return declared;
}

const declaredIn = {
  name: 'declared-in',
  text: `
    SELECT applicant_name AS "applicantName", nda_version AS "ndaVersion", locale, reference
    FROM account_application JOIN case_file USING (id)
    WHERE id = $1`,
};

/** What the process of a case waits for now, with the links that still work. */
export async function readWaiting(store: Store, caseId: string) {
  return await store.prisma.task.findMany({
    where: { caseId, state: 'open', workflowId: { not: null } },
    include: { links: { where: { usedAt: null, revokedAt: null }, take: 1 } },
  });
}

/** Whether all who were asked have signed, and the process is about to ask for the review. */
export async function isAboutToBeReviewed(store: Store, caseId: string): Promise<boolean> {
  const tasks = await store.prisma.task.findMany({
    where: { caseId, case: { closedAt: null }, kind: { in: [...signingKinds, 'helpdesk-review'] } },
    orderBy: { openedAt: 'asc' },
    select: { kind: true, outcome: true },
  });
  const newest = new Map(tasks.map(({ kind, outcome }) => [kind, outcome]));
  return newest.size > 0 && [...newest.values()].every((outcome) => outcome === 'signed');
}

/** The document that a link is bound to, to the byte. */
export async function readLinkedDocument(store: Store, link: FoundLink) {
  return link.documentId ? await store.prisma.document.findUnique({ where: { id: link.documentId } }) : null;
}

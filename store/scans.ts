import { v5 as derivedUuid, v7 as uuid } from 'uuid';
import type { SentFile } from '../documents/sent-file.ts';
import { lockCase, recordEvent, type Actor } from './audit.ts';
import { decide, type DecisionTaken } from './decisions.ts';
import { revokeLinksOf } from './links.ts';
import type { OutboxMessage } from './outbox.ts';
import { openSchoolTask } from './school-tasks.ts';
import { insertSignature, type SignatureWitness } from './signatures.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';

/** Signed paper that was mailed back as scans: kept with the case, and what it says recorded. Source: "Aanvragen account". */

/** Who signed on paper, and on which day, as YYYY-MM-DD. */
export type PaperSignature = {
  signer: 'manager' | 'applicant';
  typedName: string;
  function: string | null;
  signedOn: string;
};

export type ScanRecording = {
  applicationId: string;
  /** Made by the browser, once: the same request twice is one scan and one signature. */
  requestId: string;
  accountId: string;
  scan: SentFile | { documentId: string };
  signatures: PaperSignature[];
  /** The applicant's letter counts as the confirmation of the e-mail address. */
  confirmsEmail: boolean;
};

/** Nothing of this can be recorded in this case now. */
export class CanNotRecord extends Error {
  override name = 'CanNotRecord';
  readonly why: 'closed' | 'not-asked-yet' | 'no-scan';
  constructor(why: CanNotRecord['why']) {
    super(why);
    this.why = why;
  }
}

export const taskOfSigner = { manager: 'manager-signature', applicant: 'applicant-nda' } as const;

/**
 * Keeps a scan, or takes one that is there, and records what it says: each signature decides the task that asks for it,
 * as the signer's own press would have.
 *
 * @returns what the process must still hear
 * @throws {CanNotRecord} @throws {AlreadyDecided} when the signer was quicker, or refused
 */
export async function recordScan(
  store: Store,
  occasion: Occasion,
  recording: ScanRecording,
): Promise<{ documentId: string; messages: OutboxMessage[] }> {
  const { applicationId, accountId, signatures, confirmsEmail } = recording;
  const by = { kind: 'account', accountId } as const;
  return await inTransaction(store, async (tx) => {
    const { isOpen } = await lockCase(tx, applicationId);
    const document = await scanOf(tx, occasion, recording, isOpen);
    const taken: DecisionTaken[] = [];
    if (confirmsEmail) {
      const wanted = await wantedDecision(tx, recording, 'email-confirmation');
      taken.push(await decide(tx, occasion, { ...wanted, actor: by, outcome: 'confirmed', reason: null }));
      await openSchoolTask(tx, occasion, applicationId);
    }
    for (const signature of signatures) {
      const wanted = await wantedDecision(tx, recording, taskOfSigner[signature.signer]);
      taken.push(
        await decide(tx, occasion, { ...wanted, actor: by, outcome: 'signed', reason: null }, async () => {
          const given = { ...signature, accountId, decisionId: wanted.decisionId };
          return await keepPaperSignature(tx, occasion, applicationId, document, given);
        }),
      );
    }
    // The mailed link would still lead to a form that nobody has to fill in any more.
    const answered = taken.map(({ taskId }) => taskId);
    await revokeLinksOf(tx, answered, occasion.at);
    return { documentId: document.id, messages: taken.flatMap(({ message }) => message ?? []) };
  });
}

type KeptScan = { id: string; sha256: string };

async function scanOf(
  tx: Transaction,
  occasion: Occasion,
  { applicationId, requestId, accountId, scan }: ScanRecording,
  isOpen: boolean,
): Promise<KeptScan> {
  const id = 'documentId' in scan ? scan.documentId : requestId;
  const known = await tx.document.findFirst({ where: { id, caseId: applicationId, kind: 'scan' } });
  if (known) return known;
  if (!isOpen) throw new CanNotRecord('closed');
  if ('documentId' in scan) throw new CanNotRecord('no-scan');
  return await keepScan(tx, occasion, applicationId, { ...scan, id, accountId });
}

/** Keeps a scan as the next of its case. The case must be locked. */
export async function keepScan(
  tx: Transaction,
  occasion: Occasion,
  applicationId: string,
  { id, name, mediaType, sha256, content, accountId }: SentFile & { id: string; accountId: string },
): Promise<KeptScan> {
  const round = (await tx.document.count({ where: { caseId: applicationId, kind: 'scan' } })) + 1;
  await tx.document.create({
    data: {
      ...{ id, kind: 'scan', round, name, mediaType, sha256, content },
      ...{ caseId: applicationId, addedById: accountId, createdAt: occasion.at },
    },
  });
  const by: Actor = { kind: 'account', accountId };
  await recordEvent(tx, occasion, applicationId, 'scan-added', by, { documentId: id, sha256 });
  await notifyLive(tx, 'account-applications', applicationId);
  return { id, sha256 };
}

export async function keepPaperSignature(
  tx: Transaction,
  occasion: Occasion,
  applicationId: string,
  document: KeptScan,
  { accountId, ...given }: PaperSignature & { accountId: string; decisionId: string | null },
): Promise<SignatureWitness> {
  return await insertSignature(tx, {
    ...given,
    id: uuid(),
    caseId: applicationId,
    documentId: document.id,
    documentSha256: document.sha256,
    medium: 'paper',
    declaration: null,
    // No address was needed: the paper is what we have.
    emailAddress: '',
    ...{ linkId: null, mailMessageId: null, clientAddress: null, userAgent: null },
    signedAt: occasion.at,
    recordedById: accountId,
  });
}

/** The task that a signature answers, and the answer's id: made of the request's, so that it is the same the second time. */
async function wantedDecision(
  tx: Transaction,
  { applicationId, requestId }: ScanRecording,
  kind: string,
): Promise<{ decisionId: string; taskId: string }> {
  const decisionId = derivedUuid(kind, requestId);
  const made = await tx.decision.findUnique({ where: { id: decisionId }, select: { taskId: true } });
  const asked = { caseId: applicationId, kind };
  const task =
    (await tx.task.findFirst({ where: { ...asked, state: 'open' }, select: { id: true } })) ??
    (await tx.task.findFirst({ where: asked, orderBy: { openedAt: 'desc' }, select: { id: true } }));
  const taskId = made?.taskId ?? task?.id;
  if (taskId === undefined) throw new CanNotRecord('not-asked-yet');
  return { decisionId, taskId };
}

import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { EvidenceBundle } from '../domain/evidence.ts';
import { lockCase, recordEvent, theProcess } from './audit.ts';
import type { Prisma } from './prisma-client/client.ts';
import { signatureFacts } from './signatures.ts';
import { inTransaction, notifyLive, type Occasion, type Store } from './store.ts';

/** The evidence of an application: what proves that it was signed, by whom, and that nothing was changed since. */

const evidenceParts = {
  documents: { orderBy: { createdAt: 'asc' } },
  signatures: { orderBy: { signedAt: 'asc' } },
  decisions: { include: { task: { select: { kind: true } }, verification: true }, orderBy: { decidedAt: 'asc' } },
  auditEvents: { orderBy: { sequence: 'asc' } },
} satisfies Prisma.CaseInclude;

/** Everything, to be checked off line; null when there is no such application. */
export async function evidenceOf(
  store: Store,
  application: { id: string } | { reference: string },
): Promise<EvidenceBundle | null> {
  // One statement would be many queries: in one snapshot of the database they tell of one moment.
  const file = await store.prisma.$transaction(
    (tx) => tx.case.findFirst({ where: { ...application, process: 'account-application' }, include: evidenceParts }),
    { isolationLevel: 'RepeatableRead' },
  );
  if (!file) return null;
  return {
    format: 'teletoets-evidence-1',
    reference: file.reference,
    caseId: file.id,
    outcome: file.outcome,
    documents: file.documents.map(({ id, kind, round, name, mediaType, sha256, createdAt, content }) => ({
      ...{ id, kind, round, name, mediaType, sha256, createdAt },
      content: Buffer.from(content).toString('base64'),
    })),
    signatures: file.signatures.map(signatureFacts),
    decisions: file.decisions.map(({ id, taskId, task, outcome, actor, accountId, decidedAt, verification }) => ({
      ...{ id, taskId, kind: task.kind, outcome, actor, accountId, decidedAt },
      managerVerified: verification?.how ?? null,
    })),
    events: file.auditEvents.map((event) => ({ ...event, details: event.details as Record<string, unknown> })),
  };
}

/**
 * What the signature certificate states. Null when there is nothing to certify: the application was not approved, or was
 * withdrawn in the same moment.
 */
export async function readForCertificate(store: Store, applicationId: string) {
  const application = await store.prisma.accountApplication.findUniqueOrThrow({
    where: { id: applicationId },
    include: {
      school: true,
      case: {
        include: {
          documents: { omit: { content: true }, orderBy: { createdAt: 'asc' } },
          signatures: {
            include: { recordedBy: { select: { name: true } }, document: { omit: { content: true } } },
            orderBy: { signedAt: 'asc' },
          },
          decisions: {
            where: { outcome: { in: ['approved', 'withdrawn'] } },
            include: { verification: true, account: { select: { name: true } } },
          },
          auditEvents: { orderBy: { sequence: 'desc' }, take: 1 },
        },
      },
    },
  });
  const { decisions, documents, auditEvents } = application.case;
  const approval = decisions.find(({ outcome }) => outcome === 'approved');
  const isWithdrawn = decisions.some(({ outcome }) => outcome === 'withdrawn');
  const [last] = auditEvents;
  if (!approval || isWithdrawn || !last) return null;
  return { application, approval, last, isMade: documents.some(({ kind }) => kind === 'signature-certificate') };
}
export type Certifiable = NonNullable<Awaited<ReturnType<typeof readForCertificate>>>;

/**
 * Keeps the certificate, once, with how far the audit had come when it was made.
 *
 * @param upTo the last event that it states
 */
export async function keepCertificate(
  store: Store,
  occasion: Occasion,
  applicationId: string,
  content: Uint8Array<ArrayBuffer>,
  upTo: { sequence: number; hash: string },
): Promise<void> {
  const kind = 'signature-certificate';
  await inTransaction(store, async (tx) => {
    await lockCase(tx, applicationId);
    if ((await tx.document.count({ where: { caseId: applicationId, kind } })) > 0) return;
    const id = uuid();
    const sha256 = createHash('sha256').update(content).digest('hex');
    const file = { mediaType: 'application/pdf', sha256, content, createdAt: occasion.at };
    await tx.document.create({ data: { id, caseId: applicationId, kind, ...file } });
    const details = { documentId: id, sha256, upTo: upTo.sequence, upToHash: upTo.hash };
    await recordEvent(tx, occasion, applicationId, 'certificate-made', theProcess, details);
    await notifyLive(tx, 'account-applications', applicationId);
  });
}

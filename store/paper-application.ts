import { v5 as derivedUuid } from 'uuid';
import type { SentFile } from '../documents/sent-file.ts';
import type { Ask } from '../domain/account-application.ts';
import { isDuplicate } from '../platform/database.ts';
import { insertApplication, type SubmittedApplication } from './account-application.ts';
import { recordEvent } from './audit.ts';
import { openKeyOf } from './cases.ts';
import type { OutboxMessage } from './outbox.ts';
import { openSchoolTask } from './school-tasks.ts';
import { keepPaperSignature, keepScan, taskOfSigner, type PaperSignature } from './scans.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** An application that came in on paper: the helpdesk enters what stands on it, with the scans and who signed. */

export type PaperApplication = {
  form: SubmittedApplication;
  accountId: string;
  scans: SentFile[];
  /** Who signed on which of the scans, by its place in the list. */
  signatures: (PaperSignature & { scan: number })[];
};

export type PaperApplicationTaken =
  | { kind: 'received'; id: string; reference: string; start: OutboxMessage | null }
  | { kind: 'already-open'; id: string; reference: string };

/**
 * Opens the case, once for one submission. Its process asks for what is missing: a signature that is not on paper. The
 * e-mail address is not asked to be confirmed: the activation mail will prove it.
 */
export async function openPaperApplication(
  store: Store,
  occasion: Occasion,
  paper: PaperApplication,
): Promise<PaperApplicationTaken> {
  const openKey = openKeyOf('account-application', paper.form.applicantEmail);
  const takeIn = () =>
    inTransaction(store, async (tx): Promise<PaperApplicationTaken> => {
      const open = await tx.case.findUnique({ where: { openKey }, select: { id: true, reference: true } });
      const same = await tx.accountApplication.findUnique({
        where: { submissionId: paper.form.submissionId },
        select: { case: { select: { id: true, reference: true } } },
      });
      if (same) return { kind: 'received', ...same.case, start: null };
      if (open) return { kind: 'already-open', ...open };
      return await insertPaper(tx, store.linkSecret, occasion, openKey, paper);
    });
  try {
    return await takeIn();
  } catch (error) {
    // Entered twice in the same instant, or handed in on line meanwhile: now it is seen.
    if (isDuplicate(error)) return await takeIn();
    throw error;
  }
}

async function insertPaper(
  tx: Transaction,
  linkSecret: string,
  occasion: Occasion,
  openKey: string,
  { form, accountId, scans, signatures }: PaperApplication,
): Promise<PaperApplicationTaken> {
  const by = { kind: 'account', accountId } as const;
  const signed = signatures.map(({ signer }) => taskOfSigner[signer]);
  const asks = (['manager-signature', 'applicant-nda'] satisfies Ask[]).filter((ask) => !signed.includes(ask));
  const start = await insertApplication(tx, linkSecret, occasion, openKey, form, { by, channel: 'paper', asks });
  const kept = [];
  for (const [index, scan] of scans.entries()) {
    const id = derivedUuid(`scan ${index}`, form.submissionId);
    kept.push(await keepScan(tx, occasion, start.id, { ...scan, id, accountId }));
  }
  for (const { scan, ...signature } of signatures) {
    const document = kept[scan];
    if (!document) throw new Error(`There is no scan ${scan}`);
    const given = { ...signature, accountId, decisionId: null };
    const witness = await keepPaperSignature(tx, occasion, start.id, document, given);
    await recordEvent(tx, occasion, start.id, `paper-signature:${signature.signer}`, by, witness);
  }
  await openSchoolTask(tx, occasion, start.id);
  const { reference } = await tx.case.findUniqueOrThrow({ where: { id: start.id }, select: { reference: true } });
  return { kind: 'received', id: start.id, reference, start };
}

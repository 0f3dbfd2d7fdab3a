import type { ManagerVerificationMethod } from '../../domain/account-application.ts';
import type { ApplicationFile } from '../../store/applications-overview.ts';
import type { AccountApplication } from './contract.ts';

/** What proves an application, as the back office reads it: signatures, documents, how the manager was verified. */

type Case = ApplicationFile['case'];

export function signatureOf(
  signatures: Case['signatures'],
  signer: 'manager' | 'applicant',
): AccountApplication['signatures']['manager'] {
  const signature = signatures.find((one) => one.signer === signer);
  if (!signature) return null;
  const { medium, signedAt, signedOn, recordedBy, typedName, function: role, declaration, documentSha256 } = signature;
  return {
    medium: medium as 'link' | 'paper',
    signedAt: signedAt.toISOString(),
    signedOn: signedOn?.toISOString().slice(0, 10) ?? null,
    recordedBy: recordedBy?.name ?? null,
    ...{ typedName, function: role, declaration, documentSha256 },
  };
}

export const asDocument = (kept: Case['documents'][number]): AccountApplication['documents'][number] => ({
  id: kept.id,
  kind: kept.kind as AccountApplication['documents'][number]['kind'],
  round: kept.round,
  name: kept.name,
  addedBy: kept.addedBy?.name ?? null,
  mediaType: kept.mediaType,
  sha256: kept.sha256,
  createdAt: kept.createdAt.toISOString(),
});

export function verificationIn(decisions: Case['decisions']): AccountApplication['managerVerification'] {
  const approval = decisions.find(({ verification }) => verification !== null);
  if (!approval?.verification) return null;
  const { how, note } = approval.verification;
  return {
    how: how as ManagerVerificationMethod,
    note,
    by: approval.account?.name ?? '',
    at: approval.decidedAt.toISOString(),
  };
}

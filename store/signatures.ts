import { signatureSha256, type SignatureFacts } from '../domain/evidence.ts';
import type { Transaction } from './store.ts';

/** What the audit's event says of a signature, so that a change of it shows: ids and hashes alone. */
export type SignatureWitness = { signatureId: string; signatureSha256: string; documentSha256: string };

/** Keeps a signature. Its witness belongs in the audit, in the same transaction. */
export async function insertSignature(tx: Transaction, facts: SignatureFacts): Promise<SignatureWitness> {
  const { signedOn, ...others } = facts;
  await tx.signature.create({ data: { ...others, signedOn: signedOn === null ? null : new Date(signedOn) } });
  return { signatureId: facts.id, signatureSha256: signatureSha256(facts), documentSha256: facts.documentSha256 };
}

/** A signature's row as the facts that its hash is made of. */
export const signatureFacts = (row: Omit<SignatureFacts, 'signedOn'> & { signedOn: Date | null }): SignatureFacts => ({
  ...row,
  signedOn: row.signedOn?.toISOString().slice(0, 10) ?? null,
});

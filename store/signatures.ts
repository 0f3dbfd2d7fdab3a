import { signatureSha256, type SignatureFacts } from '../domain/evidence.ts';
import { ask, type Transaction } from './store.ts';

/** What the audit's event says of a signature, so that a change of it shows: ids and hashes alone. */
export type SignatureWitness = { signatureId: string; signatureSha256: string; documentSha256: string };

/** Keeps a signature. Its witness belongs in the audit, in the same transaction. */
export async function insertSignature(tx: Transaction, facts: SignatureFacts): Promise<SignatureWitness> {
  await ask(tx, addSignature, [
    ...[facts.id, facts.decisionId, facts.caseId, facts.documentId, facts.documentSha256, facts.medium, facts.signer],
    ...[facts.typedName, facts.function, facts.declaration, facts.emailAddress, facts.linkId, facts.mailMessageId],
    ...[facts.clientAddress, facts.userAgent, facts.signedAt, facts.signedOn, facts.recordedById],
  ]);
  return { signatureId: facts.id, signatureSha256: signatureSha256(facts), documentSha256: facts.documentSha256 };
}

const addSignature = {
  name: 'add-signature',
  text: `INSERT INTO signature
    (id, decision_id, case_id, document_id, document_sha256, medium, signer, typed_name, function, declaration,
      email_address, link_id, mail_message_id, client_address, user_agent, signed_at, signed_on, recorded_by_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
};

/** A signature's row as the facts that its hash is made of. */
export const signatureFacts = (row: Omit<SignatureFacts, 'signedOn'> & { signedOn: Date | null }): SignatureFacts => ({
  ...row,
  signedOn: row.signedOn?.toISOString().slice(0, 10) ?? null,
});

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { chainHash, firstHash, sorted } from './audit-chain.ts';

/**
 * The evidence of an application, and how it is checked: the audit's chain, the hash of each document, each signature
 * against what the audit says of it. Pure, so that anyone can do it off line with the file that the helpdesk gave out.
 */

const instant = z.iso.datetime().transform((text) => new Date(text));

const signature = z.object({
  id: z.uuid(),
  decisionId: z.uuid().nullable(),
  caseId: z.uuid(),
  documentId: z.uuid(),
  documentSha256: z.string(),
  medium: z.string(),
  signer: z.string(),
  typedName: z.string(),
  function: z.string().nullable(),
  declaration: z.string().nullable(),
  emailAddress: z.string(),
  linkId: z.uuid().nullable(),
  mailMessageId: z.string().nullable(),
  clientAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  signedAt: instant,
  /** The day on the paper. */
  signedOn: z.iso.date().nullable(),
  recordedById: z.uuid().nullable(),
});
export type SignatureFacts = z.infer<typeof signature>;

/** The SHA-256, in hexadecimal, of all that is known of a signature. The audit keeps it. */
export function signatureSha256(facts: SignatureFacts): string {
  const { signedAt, ...others } = signature.parse({ ...facts, signedAt: facts.signedAt.toISOString() });
  return sha256Of(JSON.stringify(sorted({ ...others, signedAt: signedAt.toISOString() })));
}

/** What the 'bewijspakket' of an application is: a file of JSON, with the documents as base64. */
export const evidenceBundle = z.object({
  format: z.literal('teletoets-evidence-1'),
  reference: z.string(),
  caseId: z.uuid(),
  outcome: z.string().nullable(),
  documents: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      round: z.int(),
      name: z.string().nullable(),
      mediaType: z.string(),
      sha256: z.string(),
      createdAt: instant,
      content: z.base64(),
    }),
  ),
  signatures: z.array(signature),
  decisions: z.array(
    z.object({
      id: z.uuid(),
      taskId: z.uuid(),
      kind: z.string(),
      outcome: z.string(),
      actor: z.string(),
      accountId: z.uuid().nullable(),
      decidedAt: instant,
      managerVerified: z.string().nullable(),
    }),
  ),
  events: z.array(
    z.object({
      caseId: z.uuid(),
      sequence: z.int(),
      at: instant,
      code: z.string(),
      actor: z.string(),
      accountId: z.uuid().nullable(),
      details: z.record(z.string(), z.unknown()),
      correlationId: z.string().nullable(),
      previousHash: z.string(),
      hash: z.string(),
    }),
  ),
});
export type EvidenceBundle = z.infer<typeof evidenceBundle>;

/** One thing that was looked at: `fault` is null when it is as it was written, else what is wrong. */
export type EvidenceCheck = { what: string; fault: string | null };

/** Looks at everything, also after a first fault: who reads it wants to know how far it goes. */
export function checkEvidence(bundle: EvidenceBundle): EvidenceCheck[] {
  return [
    ...chainChecks(bundle),
    endCheck(bundle),
    ...bundle.documents.map((document) => documentCheck(bundle, document)),
    ...bundle.decisions.map((decision) => decisionCheck(bundle, decision)),
    ...bundle.signatures.map((given) => signatureCheck(bundle, given)),
    ...missingChecks(bundle),
    ...certificateChecks(bundle),
  ];
}

/** The first place at which the chain doesn't hold; nothing after it can be trusted. */
function chainChecks({ caseId, events }: EvidenceBundle): EvidenceCheck[] {
  const what = `audit: ${events.length} events, each chained to the one before`;
  let previous = firstHash;
  for (const [index, event] of events.entries()) {
    const at = `event ${event.sequence} (${event.code})`;
    if (event.sequence !== index + 1)
      return [{ what, fault: `event ${index + 1} is missing or out of order: ${at} stands in its place` }];
    if (event.caseId !== caseId) return [{ what, fault: `${at} is of another case` }];
    if (event.previousHash !== previous) return [{ what, fault: `${at} does not follow from the event before it` }];
    if (event.hash !== chainHash(previous, event)) return [{ what, fault: `${at} was changed` }];
    previous = event.hash;
  }
  return [{ what, fault: events.length === 0 ? 'there is no event at all' : null }];
}

/** A chain that was cut off at its end still holds; but a closed case was closed by an event. */
function endCheck({ outcome, events }: EvidenceBundle): EvidenceCheck {
  const what = outcome === null ? 'case: open' : `case: closed as ${outcome}`;
  const closed = events.find(({ code }) => code.startsWith('case-closed:'));
  const told = closed ? closed.code.slice('case-closed:'.length) : null;
  if (told === outcome) return { what, fault: null };
  return { what, fault: told === null ? 'the event that closed it is missing' : `the audit says ${told}` };
}

type Kept = EvidenceBundle['documents'][number];

function documentCheck({ events }: EvidenceBundle, document: Kept): EvidenceCheck {
  const what = `document: ${document.kind}${document.round > 1 ? ` ${document.round}` : ''}, SHA-256 ${document.sha256}`;
  if (sha256Of(Buffer.from(document.content, 'base64')) !== document.sha256) {
    return { what, fault: 'the file was changed: it has another SHA-256' };
  }
  const isWitnessed = events.some(({ details }) => [details['sha256']].flat().includes(document.sha256));
  return { what, fault: isWitnessed ? null : 'no event in the audit tells of this file' };
}

function decisionCheck({ events }: EvidenceBundle, decision: EvidenceBundle['decisions'][number]): EvidenceCheck {
  const what = `decision: ${decision.kind}, ${decision.outcome}`;
  const event = events.find(
    ({ details, code }) => code.startsWith('decided:') && details['decisionId'] === decision.id,
  );
  if (!event) return { what, fault: 'its event is missing in the audit' };
  const isSame =
    event.code === `decided:${decision.kind}:${decision.outcome}` &&
    event.actor === decision.actor &&
    event.accountId === decision.accountId &&
    event.at.getTime() === decision.decidedAt.getTime() &&
    (event.details['managerVerified'] ?? null) === decision.managerVerified;
  return { what, fault: isSame ? null : 'it was changed: the audit tells something else' };
}

function signatureCheck({ events, documents }: EvidenceBundle, given: SignatureFacts): EvidenceCheck {
  const what = `signature: ${given.signer}, ${given.medium === 'paper' ? 'on paper' : 'by link'}`;
  const event = events.find(({ details }) => details['signatureId'] === given.id);
  if (!event) return { what, fault: 'no event in the audit tells of this signature' };
  if (event.details['signatureSha256'] !== signatureSha256(given)) return { what, fault: 'the signature was changed' };
  const document = documents.find(({ id }) => id === given.documentId);
  if (!document) return { what, fault: 'the document that was signed is missing' };
  return { what, fault: document.sha256 === given.documentSha256 ? null : 'the signed document is another one' };
}

/** What the audit tells of, and is not there. */
function missingChecks({ events, documents, decisions, signatures }: EvidenceBundle): EvidenceCheck[] {
  const told = (name: string) => events.flatMap(({ details }) => [details[name] ?? []].flat() as string[]);
  const absent = (what: string, ids: string[], there: string[]): EvidenceCheck[] =>
    ids.filter((id) => !there.includes(id)).map((id) => ({ what: `${what} ${id}`, fault: 'it is missing' }));
  return [
    ...absent(
      'document: SHA-256',
      told('sha256'),
      documents.map(({ sha256 }) => sha256),
    ),
    ...absent(
      'signature:',
      told('signatureId'),
      signatures.map(({ id }) => id),
    ),
    ...absent(
      'decision:',
      told('decisionId'),
      decisions.map(({ id }) => id),
    ),
  ];
}

/** The signature certificate states how far the chain had come: that must still be so. */
function certificateChecks({ events }: EvidenceBundle): EvidenceCheck[] {
  const made = events.find(({ code }) => code === 'certificate-made');
  if (!made) return [];
  const { upTo, upToHash } = made.details;
  const event = events.find(({ sequence }) => sequence === upTo);
  const fault = event?.hash === upToHash ? null : 'the audit is not what it was when the certificate was made';
  return [{ what: `certificate: the audit up to event ${String(upTo)}`, fault }];
}

const sha256Of = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

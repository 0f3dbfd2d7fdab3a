import { makeDocument } from '../documents/make.ts';
import type { CertifiedSignature, SignatureCertificateData } from '../documents/signature-certificate.ts';
import type { ManagerVerificationMethod } from '../domain/account-application.ts';
import { isLocale, translator, type Translate } from '../locales/index.ts';
import { keepCertificate, readForCertificate, type Certifiable } from '../store/evidence.ts';
import { occasionOf, type ActivityContext } from './context.ts';
import { required } from './mail-content/required.ts';

/** The certificate takes long, as every document: never a local activity. */
export type CertificateActivities = { makeCertificate(applicationId: string): Promise<void> };

export function certificateActivities(context: ActivityContext): CertificateActivities {
  const { store } = context;
  return {
    async makeCertificate(applicationId) {
      const certifiable = await readForCertificate(store, applicationId);
      if (!certifiable || certifiable.isMade) return;
      const occasion = occasionOf(context);
      const data = certificateOf(certifiable, occasion.at);
      const content = Uint8Array.from(await makeDocument({ kind: 'signature-certificate', data }));
      await keepCertificate(store, occasion, applicationId, content, certifiable.last);
    },
  };
}

function certificateOf({ application, approval, last }: Certifiable, madeAt: Date): SignatureCertificateData {
  const { verification, account, decidedAt } = approval;
  const locale = isLocale(application.locale) ? application.locale : 'nl';
  const t = translator(locale);
  return {
    locale,
    madeAt,
    reference: application.case.reference,
    applicant: application.applicantName,
    school: application.school.name,
    documents: application.case.documents.map((document) => ({
      name: documentName(t, document),
      ...{ sha256: document.sha256, createdAt: document.createdAt },
    })),
    signatures: application.case.signatures.map((signature) => certified(t, signature)),
    verification: verification && {
      how: verification.how as ManagerVerificationMethod,
      ...{ note: verification.note, by: account?.name ?? '', approvedAt: decidedAt },
    },
    audit: { events: last.sequence, lastHash: last.hash },
  };
}

function certified(
  t: Translate,
  signature: Certifiable['application']['case']['signatures'][number],
): CertifiedSignature {
  const { signer, typedName, function: role, documentSha256, signedAt, signedOn } = signature;
  return {
    signer: signer as CertifiedSignature['signer'],
    ...{ typedName, function: role, documentSha256, signedAt },
    document: documentName(t, signature.document),
    how: signedOn
      ? {
          medium: 'paper',
          signedOn: signedOn.toISOString().slice(0, 10),
          recordedBy: signature.recordedBy?.name ?? '',
        }
      : {
          medium: 'link',
          declaration: required(signature.declaration, 'declaration'),
          emailAddress: signature.emailAddress,
          mailMessageId: signature.mailMessageId,
          clientAddress: signature.clientAddress,
          userAgent: signature.userAgent,
        },
  };
}

/** @example 'Aanvraagformulier account toetssysteem', 'Scan: formulier.pdf' */
function documentName(
  t: Translate,
  { kind, name, round }: { kind: string; name: string | null; round: number },
): string {
  const called =
    kind === 'application-form' || kind === 'nda' || kind === 'scan' ? t(`evidence:documents.${kind}`) : kind;
  return `${called}${name === null ? '' : `: ${name}`}${name === null && round > 1 ? ` (${round})` : ''}`;
}

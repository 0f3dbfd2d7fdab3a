import type { ManagerVerificationMethod } from '../domain/account-application.ts';
import { formatMoment, translator, type Locale, type Translate } from '../locales/index.ts';
import { makePaper, type Paper } from './paper.ts';

/** What was signed, by whom, and how that is known: for whoever asks later. Source: architecture.md section 8. */
export interface SignatureCertificateData {
  locale: Locale;
  reference: string;
  madeAt: Date;
  applicant: string;
  school: string;
  documents: { name: string; sha256: string; createdAt: Date }[];
  signatures: CertifiedSignature[];
  verification: { how: ManagerVerificationMethod; note: string | null; by: string; approvedAt: Date } | null;
  /** The audit as it stood when the certificate was made. */
  audit: { events: number; lastHash: string };
}

export interface CertifiedSignature {
  signer: 'manager' | 'applicant';
  typedName: string;
  function: string | null;
  /** The name of what was signed, and its SHA-256. */
  document: string;
  documentSha256: string;
  signedAt: Date;
  how:
    | {
        medium: 'link';
        declaration: string;
        emailAddress: string;
        mailMessageId: string | null;
        clientAddress: string | null;
        userAgent: string | null;
      }
    | { medium: 'paper'; signedOn: string; recordedBy: string };
}

/** Called a simple electronic signature, and never more than that. */
export function makeSignatureCertificate(data: SignatureCertificateData): Promise<Uint8Array> {
  const t = translator(data.locale);
  const { locale, reference, madeAt } = data;
  const options = {
    ...{ locale, reference, createdAt: madeAt },
    title: t('evidence:certificate.title'),
    version: t('evidence:certificate.version'),
  };
  return makePaper(options, (paper) => {
    paper.paragraph(t('evidence:certificate.intro', { reference }));
    paper.heading(t('evidence:certificate.kindTitle'));
    paper.paragraph(t('evidence:certificate.kindText'));
    paper.heading(t('evidence:certificate.caseTitle'));
    paper.facts([
      [t('evidence:certificate.reference'), reference],
      [t('evidence:certificate.applicant'), data.applicant],
      [t('evidence:certificate.school'), data.school],
      [t('evidence:certificate.madeAt'), formatMoment(locale, madeAt)],
    ]);
    paper.heading(t('evidence:certificate.documentsTitle'));
    for (const document of data.documents) {
      paper.facts([
        [t('evidence:certificate.document'), document.name],
        [t('evidence:certificate.createdAt'), formatMoment(locale, document.createdAt)],
        [t('evidence:certificate.sha256'), document.sha256],
      ]);
    }
    for (const signature of data.signatures) signatureOn(paper, t, locale, signature);
    verificationOn(paper, t, locale, data.verification);
    paper.heading(t('evidence:certificate.chainTitle'));
    paper.paragraph(t('evidence:certificate.chainText'));
    paper.facts([
      [t('evidence:certificate.events'), String(data.audit.events)],
      [t('evidence:certificate.lastHash'), data.audit.lastHash],
    ]);
  });
}

function signatureOn(paper: Paper, t: Translate, locale: Locale, signature: CertifiedSignature): void {
  const { how } = signature;
  paper.heading(t(`evidence:certificate.signatureTitle.${signature.signer}`));
  paper.facts([
    [t('evidence:certificate.typedName'), signature.typedName],
    ...(signature.function === null ? [] : [[t('evidence:certificate.function'), signature.function] as const]),
    [t('evidence:certificate.signedDocument'), signature.document],
    [t('evidence:certificate.sha256'), signature.documentSha256],
    ...(how.medium === 'link' ? linkFacts(t, locale, signature.signedAt, how) : []),
    ...(how.medium === 'paper' ? paperFacts(t, locale, signature.signedAt, how) : []),
  ]);
}

type Facts = (readonly [label: string, value: string])[];
type How<Medium> = Extract<CertifiedSignature['how'], { medium: Medium }>;

function linkFacts(t: Translate, locale: Locale, signedAt: Date, how: How<'link'>): Facts {
  const unknown = t('evidence:certificate.unknown');
  return [
    [t('evidence:certificate.declaration'), how.declaration],
    [t('evidence:certificate.signedAt'), formatMoment(locale, signedAt)],
    [t('evidence:certificate.link'), t('evidence:certificate.linkText', { email: how.emailAddress })],
    [t('evidence:certificate.messageId'), how.mailMessageId ?? unknown],
    [t('evidence:certificate.clientAddress'), how.clientAddress ?? unknown],
    [t('evidence:certificate.userAgent'), how.userAgent ?? unknown],
  ];
}

function paperFacts(t: Translate, locale: Locale, recordedAt: Date, how: How<'paper'>): Facts {
  const [year = '', month = '', day = ''] = how.signedOn.split('-');
  return [
    [t('evidence:certificate.paper'), t('evidence:certificate.paperText')],
    [t('evidence:certificate.signedOn'), `${day}-${month}-${year}`],
    [t('evidence:certificate.recordedBy'), how.recordedBy],
    [t('evidence:certificate.recordedAt'), formatMoment(locale, recordedAt)],
  ];
}

function verificationOn(
  paper: Paper,
  t: Translate,
  locale: Locale,
  verification: SignatureCertificateData['verification'],
): void {
  if (!verification) return;
  const { how, note, by, approvedAt } = verification;
  paper.heading(t('evidence:certificate.verificationTitle'));
  paper.paragraph(t('evidence:certificate.verificationText'));
  paper.facts([
    [t('evidence:certificate.how'), t(`evidence:verification.${how}`)],
    [t('evidence:certificate.by'), by],
    [t('evidence:certificate.approvedAt'), formatMoment(locale, approvedAt)],
    ...(note === null ? [] : [[t('evidence:certificate.note'), note] as const]),
  ]);
}

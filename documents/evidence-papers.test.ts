import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { currentNdaVersion } from '../locales/nda.ts';
import { accessibilityOf, textOf } from '../tests/support/pdf.ts';
import { makeBlankApplicationForm, makeBlankNda } from './blank-forms.ts';
import { closeDocumentMaker, makeDocument } from './make.ts';
import { makeSignatureCertificate, type SignatureCertificateData } from './signature-certificate.ts';

afterAll(closeDocumentMaker);

const createdAt = new Date('2026-11-28T09:00:00Z');
const blank = (fields: number) => ({
  locale: 'nl' as const,
  createdAt,
  ndaVersion: currentNdaVersion,
  helpdeskEmail: 'helpdesk@examenwerk.example',
  studyFieldGroups: ['Zorg', 'Techniek', 'Horeca'].map((name) => ({
    name,
    fields: Array.from({ length: fields }, (_, index) => `${name} richting ${index + 1}`),
  })),
});
const certificate: SignatureCertificateData = {
  locale: 'nl',
  reference: 'AA-2026-00012',
  madeAt: createdAt,
  applicant: 'Sanne Łukasiewicz',
  school: 'ROC Voorbeeld',
  documents: [{ name: 'Geheimhoudingsverklaring', sha256: 'a'.repeat(64), createdAt }],
  signatures: [
    {
      ...{ signer: 'applicant', typedName: 'Sanne Łukasiewicz', function: null, signedAt: createdAt },
      ...{ document: 'Geheimhoudingsverklaring', documentSha256: 'a'.repeat(64) },
      how: {
        medium: 'link',
        declaration: 'Ik houd mij eraan.',
        emailAddress: 's@roc.example',
        mailMessageId: `<${'m'.repeat(60)}@teletoets.nl>`,
        clientAddress: '2001:db8::1',
        userAgent: 'Mozilla/5.0 '.repeat(40),
      },
    },
  ],
  verification: { how: 'on-paper', note: 'Met stempel.', by: 'Anja', approvedAt: createdAt },
  audit: { events: 17, lastHash: 'b'.repeat(64) },
};

test('the blank form has room for every study field, over as many pages as that takes', async () => {
  const pdf = await makeBlankApplicationForm(blank(30));
  const words = textOf(pdf);
  for (const part of ['Zorgrichting1', 'Horecarichting30', 'Handtekening', 'helpdesk@examenwerk.example']) {
    expect(words).toContain(part);
  }
  expect(accessibilityOf(pdf)).toMatchObject({ isTagged: true, claimsUa: true, showsTitle: true, language: 'nl-NL' });
  expect(accessibilityOf(pdf).pages).toBeGreaterThan(accessibilityOf(await makeBlankApplicationForm(blank(2))).pages);
});

test('the blank agreement is the agreement, with room to sign', async () => {
  const words = textOf(await makeBlankNda(blank(0)));
  for (const part of ['Nederlandsrecht', 'Handtekening', 'Plaats', currentNdaVersion]) expect(words).toContain(part);
});

test('the certificate is tagged, says what kind of signature it is, and is the same in any thread', async () => {
  const pdf = await makeSignatureCertificate(certificate);
  const words = textOf(pdf);
  for (const part of ['SES', '910/2014', 'b'.repeat(64), '2001:db8::1', 'Met stempel.', 'Ik houd mij eraan.']) {
    expect(words).toContain(part.replaceAll(' ', ''));
  }
  expect(accessibilityOf(pdf)).toMatchObject({ isTagged: true, claimsUa: true, language: 'nl-NL' });
  const elsewhere = await makeDocument({ kind: 'signature-certificate', data: certificate });
  expect(sha256(elsewhere)).toBe(sha256(pdf));
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

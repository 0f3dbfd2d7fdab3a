import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { Locale } from '../locales/index.ts';
import { currentNdaVersion } from '../locales/nda.ts';
import { makeApplicationForm, type ApplicationFormData } from './application-form.ts';
import { closeDocumentMaker, makeDocument } from './make.ts';
import { makeNda, type NdaData } from './nda.ts';
import { textOf } from '../tests/support/pdf.ts';

afterAll(closeDocumentMaker);

const submittedAt = new Date('2026-11-23T13:05:00Z');
const form = (locale: Locale = 'nl'): ApplicationFormData => ({
  locale,
  purpose: 'account',
  reference: 'AA-2026-00012',
  submittedAt,
  applicant: {
    name: 'Sanne Łukasiewicz',
    function: 'Examencoördinator',
    email: 's@rocvoorbeeld.example.nl',
    phone: '030 123 45 67',
  },
  school: { name: 'ROC Voorbeeld', brin: '99XX', location: 'Utrecht Vondellaan' },
  studyFields: [{ name: 'Verpleegkunde', group: 'Zorg' }],
  manager: { name: 'Jeroen Bakker', email: 'j.bakker@rocvoorbeeld.example.nl' },
  ndaVersion: currentNdaVersion,
});
const nda = (locale: Locale = 'nl'): NdaData => ({
  locale,
  reference: 'AA-2026-00012',
  submittedAt,
  ndaVersion: currentNdaVersion,
  applicant: { name: 'Sanne Łukasiewicz', function: 'Examencoördinator' },
  school: { name: 'ROC Voorbeeld', location: 'Utrecht Vondellaan' },
});
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the application form', () => {
  test('states what was filled in', async () => {
    const text = textOf(await makeApplicationForm(form()));
    for (const part of [
      'Aanvraagformulier account toetssysteem',
      'AA-2026-00012',
      '23 november 2026 om 14.05 uur',
      'Sanne Łukasiewicz',
      's@rocvoorbeeld.example.nl',
      'Examencoördinator',
      '99XX',
      'Utrecht Vondellaan',
      'Verpleegkunde (Zorg)',
      'Jeroen Bakker',
      'Pagina 1 van',
    ]) {
      expect(text).toContain(part.replaceAll(' ', ''));
    }
  });

  test('says that a BRIN number is not known', async () => {
    const unlisted = { ...form(), school: { name: 'Vakschool Proef', brin: null, location: 'Ede' } };
    expect(textOf(await makeApplicationForm(unlisted))).toContain('Nietbekend');
  });

  test('keeps long names and many study fields, over as many pages as they need', async () => {
    const long = {
      ...form(),
      applicant: { ...form().applicant, name: 'W'.repeat(200) },
      school: { name: 'School '.repeat(28), brin: null, location: 'L'.repeat(200) },
      studyFields: Array.from({ length: 80 }, (_, index) => ({
        name: `Richting nummer ${index + 1}`,
        group: 'Techniek',
      })),
    };
    const text = textOf(await makeApplicationForm(long));
    expect(text).toContain('W'.repeat(200));
    expect(text).toContain('Richtingnummer80(Techniek)');
    expect(text).toMatch(/Pagina4van4/);
  });
});

describe('the non-disclosure agreement', () => {
  test.each([
    ['nl', 'Geheimhoudingsverklaring', 'Nederlands recht'],
    ['en', 'Non-disclosure agreement', 'the Dutch text prevails'],
  ] as const)('names who promises what, in %s', async (locale, title, law) => {
    const text = textOf(await makeNda(nda(locale)));
    for (const part of [title, law, 'Sanne Łukasiewicz', 'ROC Voorbeeld', currentNdaVersion]) {
      expect(text).toContain(part.replaceAll(' ', ''));
    }
  });

  test('is not made in a version that does not exist', async () => {
    await expect(makeDocument({ kind: 'nda', data: { ...nda(), ndaVersion: '1900-1' } })).rejects.toThrow('1900-1');
  });
});

test('the same input gives the same bytes, in any thread and at any time; other input gives others', async () => {
  const here = [await makeApplicationForm(form()), await makeNda(nda())].map(sha256);
  const inThreads = await Promise.all([
    makeDocument({ kind: 'application-form', data: form() }),
    makeDocument({ kind: 'nda', data: nda() }),
    makeDocument({ kind: 'application-form', data: form() }),
    makeDocument({ kind: 'application-form', data: { ...form(), reference: 'AA-2026-00013' } }),
  ]);
  const [first, second, third, other] = inThreads.map(sha256);
  expect([first, second]).toEqual(here);
  expect(third).toBe(first);
  expect(other).not.toBe(first);
});

test('what was made before leaves no trace: the i without a dot is one letter here, the foot of an accent there', async () => {
  const named = (name: string) => ({ ...nda(), applicant: { ...nda().applicant, name } });
  await makeNda(named('Fi\u0301na'));
  expect(textOf(await makeNda(named('Kılıç')))).toContain('Kılıç');
});

test('the maker works again after it was closed', async () => {
  await closeDocumentMaker();
  expect((await makeDocument({ kind: 'nda', data: nda() })).length).toBeGreaterThan(1000);
});

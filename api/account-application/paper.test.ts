import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { paperDesk, signedByApplicant, signedByManager } from '../../tests/support/paper.ts';
import { accessibilityOf, textOf } from '../../tests/support/pdf.ts';
import { asFile, scanPdf, scanPng } from '../../tests/support/scans.ts';
import type { AccountApplication } from './contract.ts';

/** The paper way: blank forms, scans that the helpdesk adds, applications that it enters from them. */

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;
let desk: ReturnType<typeof paperDesk>;

beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
  go = journeyOf(house);
  helpdesk = await house.signIn('helpdesk');
  desk = paperDesk(house, helpdesk);
});

const read = async (id: string): Promise<AccountApplication> =>
  (await (await house.send('GET', `/api/account-applications/${id}`, helpdesk)).json()) as AccountApplication;
const problem = async (answer: Response) =>
  (await answer.json()) as { type: string; detail: string; errors?: { field: string; message: string }[] };

async function awaitingSignatures() {
  const { id, form } = await go.apply();
  await go.confirm(id);
  await Promise.all([go.task(id, 'manager-signature'), go.task(id, 'applicant-nda')]);
  return { id, form };
}

describe('the blank papers', () => {
  test.each([
    ['formulier', 'Aanvraagformulieraccounttoetssysteem'],
    ['geheimhoudingsverklaring', 'Geheimhoudingsverklaring'],
  ])('%s.pdf is there for everyone, tagged, from the form', async (name, title) => {
    const page = await (await house.get('/aanvragen')).text();
    expect(page).toContain(`href="/aanvragen/${name}.pdf"`);
    const answer = await house.get(`/aanvragen/${name}.pdf`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const pdf = new Uint8Array(await answer.arrayBuffer());
    expect(textOf(pdf)).toContain(title);
    expect(accessibilityOf(pdf)).toMatchObject({ isTagged: true, language: 'nl-NL', showsTitle: true, claimsUa: true });
    if (name === 'formulier') {
      for (const word of ['Verzorgende', 'Bouw', 'Zorg', 'Handtekening']) expect(textOf(pdf)).toContain(word);
    }
  });

  test('speak English for who chose that', async () => {
    const pdf = new Uint8Array(await (await house.get('/aanvragen/formulier.pdf?taal=en')).arrayBuffer());
    expect(accessibilityOf(pdf).language).toBe('en-GB');
  });
});

describe('a scan', () => {
  test('with both signatures brings the application to its review', async () => {
    const { id } = await awaitingSignatures();
    const answer = await desk.addScan(id, { ...signedByManager, ...signedByApplicant });
    expect(answer.status, await answer.clone().text()).toBe(200);
    expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
    const file = await read(id);
    expect(file.signatures.manager).toMatchObject({
      ...{ medium: 'paper', typedName: 'W. Smit', function: 'Opleidingsmanager', signedOn: '2026-11-20' },
      ...{ recordedBy: 'De helpdesk', declaration: null },
    });
    const scan = file.documents.find(({ kind }) => kind === 'scan');
    expect(scan).toMatchObject({
      round: 1,
      name: 'formulier.pdf',
      addedBy: 'De helpdesk',
      mediaType: 'application/pdf',
    });
    expect(file.signatures.applicant?.documentSha256).toBe(scan?.sha256);
    expect(file.timeline.map(({ code, actor }) => `${code} ${actor}`)).toEqual(
      expect.arrayContaining(['scan-added De helpdesk', 'decided:manager-signature:signed De helpdesk']),
    );
  });

  test('sent twice is one scan with one signature', async () => {
    const { id } = await awaitingSignatures();
    const requestId = randomUUID();
    const press = () => desk.addScan(id, { requestId, ...signedByManager });
    const answers = await Promise.all([press(), press()]);
    expect([...answers, await press()].map(({ status }) => status)).toEqual([200, 200, 200]);
    const kept = { caseId: id };
    expect(await house.store.prisma.document.count({ where: { ...kept, kind: 'scan' } })).toBe(1);
    expect(await house.store.prisma.signature.count({ where: kept })).toBe(1);
  });

  test('can be kept first, and said later who signed on it', async () => {
    const { id } = await awaitingSignatures();
    const { documentId } = (await (await desk.addScan(id, {})).json()) as { documentId: string };
    expect((await read(id)).signatures.manager).toBeNull();
    const recorded = await desk.addScan(id, { file: '', documentId, ...signedByManager });
    expect(recorded.status, await recorded.clone().text()).toBe(200);
    expect((await read(id)).signatures.manager?.typedName).toBe('W. Smit');
    expect(await house.store.prisma.document.count({ where: { caseId: id, kind: 'scan' } })).toBe(1);
    const foreign = await awaitingSignatures();
    expect((await desk.addScan(foreign.id, { file: '', documentId, ...signedByManager })).status).toBe(404);
  });

  test('confirms the e-mail address of who wrote it on paper; the reviewer is told', async () => {
    const { id } = await go.apply();
    await go.task(id, 'email-confirmation');
    const early = await desk.addScan(id, signedByManager);
    expect(early.status).toBe(409);
    expect((await problem(early)).detail).toMatch(/nog niet aan de beurt/);
    expect((await desk.addScan(id, { emailConfirmed: 'yes' })).status).toBe(200);
    await go.task(id, 'manager-signature');
    expect((await desk.addScan(id, { ...signedByManager, ...signedByApplicant })).status).toBe(200);
    await go.task(id, 'helpdesk-review');
    expect((await read(id)).warnings.map(({ code }) => code)).toEqual(['email-unconfirmed']);
  });

  test('recorded in the moment in which the manager signs on line: one wins, the other reads it', async () => {
    const { id } = await awaitingSignatures();
    const link = await go.link(id, 'manager-signature');
    const [onPaper, onLine] = await Promise.all([desk.addScan(id, signedByManager), go.signAsManager(id)]);
    const { medium } = await house.store.prisma.signature.findFirstOrThrow({ where: { caseId: id } });
    expect(await house.store.prisma.signature.count({ where: { caseId: id } })).toBe(1);
    if (medium === 'paper') {
      expect(onPaper.status).toBe(200);
      expect([303, 410]).toContain(onLine.status);
      expect((await house.get(link)).status).toBe(410);
    } else {
      expect(onPaper.status).toBe(409);
      expect((await problem(onPaper)).detail).toMatch(/intussen al ondertekend/);
      expect(await house.store.prisma.document.count({ where: { caseId: id, kind: 'scan' } })).toBe(0);
    }
    expect((await go.task(id, 'manager-signature')).outcome).toBe('signed');
  });

  test('after the manager signed on line is kept without a signature only', async () => {
    const { id } = await awaitingSignatures();
    await go.signAsManager(id);
    const late = await desk.addScan(id, signedByManager);
    expect(late.status).toBe(409);
    expect((await problem(late)).detail).toMatch(/U kunt de scan wel toevoegen zonder handtekening/);
    expect((await desk.addScan(id, {})).status).toBe(200);
  });

  test('is not taken by a case that is closed', async () => {
    const { id } = await awaitingSignatures();
    await go.refuseAsManager(id);
    await go.outcome(id);
    const answer = await desk.addScan(id, {});
    expect(answer.status).toBe(409);
    expect((await problem(answer)).detail).toMatch(/al afgerond/);
  });

  test.each([
    [
      'a program that is called a PDF',
      415,
      asFile(Uint8Array.from([0x4d, 0x5a, ...Array<number>(600).fill(0)]), 'a.pdf'),
      'geen PDF, JPEG of PNG',
    ],
    ['a text', 415, asFile(Uint8Array.from(Buffer.from('handtekening')), 'a.png'), 'geen PDF, JPEG of PNG'],
    ['a PDF that was cut off', 422, asFile(scanPdf().slice(0, 200), 'a.pdf'), 'beschadigd'],
    ['a PNG that was cut off', 422, asFile(scanPng().slice(0, 60), 'a.png'), 'beschadigd'],
    ['an empty file', 422, asFile(new Uint8Array(0), 'a.pdf'), 'leeg'],
    ['a scan of 12 MB', 413, asFile(new Uint8Array(12 * 1024 * 1024), 'a.pdf'), 'hoogstens 10 MB'],
    ['one of 30 MB', 413, asFile(new Uint8Array(30 * 1024 * 1024), 'a.pdf'), 'kleiner'],
  ])('that is %s is refused in clear words, with %i', async (_what, status, file, words) => {
    const { id } = await go.apply();
    const answer = await desk.addScan(id, { file });
    expect(answer.status).toBe(status);
    expect((await problem(answer)).detail).toContain(words);
    expect(await house.store.prisma.document.count({ where: { caseId: id, kind: 'scan' } })).toBe(0);
  });

  test('may be 10 MB, at that route alone', async () => {
    const { id } = await go.apply();
    const large = new Uint8Array(10 * 1024 * 1024);
    large.set(scanPdf(), large.length - scanPdf().length);
    large.set(Buffer.from('%PDF-1.4\n'));
    expect((await desk.addScan(id, { file: asFile(large, 'groot.pdf') })).status).toBe(200);
    const body = 'x'.repeat(300 * 1024);
    const headers = { origin: house.origin, cookie: helpdesk };
    const elsewhere = await house.app.request(`${house.origin}/api/account-applications/${id}/documents`, {
      ...{ method: 'POST', headers, body },
    });
    expect(elsewhere.status).toBe(413);
  });

  test('is signed on a day that there was, by a name', async () => {
    const { id } = await awaitingSignatures();
    const tomorrow = new Date(house.clock.now().getTime() + 36 * 3_600_000).toISOString().slice(0, 10);
    for (const [changes, field] of [
      [{ managerSignedOn: tomorrow }, 'managerSignedOn'],
      [{ managerSignedOn: '2026-02-30' }, 'managerSignedOn'],
      [{ managerSignedOn: '' }, 'managerSignedOn'],
      [{ managerSignedName: '' }, 'managerSignedName'],
      [{ managerSignedName: 'https://elders.example' }, 'managerSignedName'],
      [{ managerSignedFunction: 'x'.repeat(101) }, 'managerSignedFunction'],
    ] as const) {
      const answer = await desk.addScan(id, { ...signedByManager, ...changes });
      expect(answer.status).toBe(422);
      expect((await problem(answer)).errors?.map((one) => one.field)).toEqual([field]);
    }
    expect(await house.store.prisma.document.count({ where: { caseId: id, kind: 'scan' } })).toBe(0);
  });

  test('is shown as what it is, and as nothing else', async () => {
    const { id } = await go.apply();
    const name = 'verkl\u00e4ring "1".png';
    const { documentId } = (await (await desk.addScan(id, { file: asFile(scanPng(), name) })).json()) as {
      documentId: string;
    };
    const answer = await house.send('GET', `/api/account-applications/${id}/documents/${documentId}`, helpdesk);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''verkl%C3%A4ring%20%221%22.png");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(scanPng());
  });
});

describe('an application on paper', () => {
  const entered = async (answer: Response) => {
    expect(answer.status, await answer.clone().text()).toBe(200);
    return (await answer.json()) as { kind: string; id: string; reference: string };
  };

  test('with both signatures goes to the review at once; nobody is asked anything', async () => {
    const { id } = await entered(await desk.enter());
    await go.task(id, 'helpdesk-review');
    const file = await read(id);
    expect(file).toMatchObject({ channel: 'paper', phase: 'in-review' });
    expect(file.warnings.map(({ code }) => code)).toEqual(['email-unconfirmed']);
    const scans = file.documents.filter(({ kind }) => kind === 'scan');
    expect(scans.map(({ name }) => name)).toEqual(['formulier.pdf', 'verklaring.png']);
    expect(file.signatures.manager?.documentSha256).toBe(scans[0]?.sha256);
    expect(file.signatures.applicant?.documentSha256).toBe(scans[1]?.sha256);
    expect(await go.mails(id)).toEqual(['application-in-review']);
    expect((await go.decide(id, 'helpdesk-review', helpdesk, 'approved')).status).toBe(200);
    await go.activate(id);
    expect(await go.outcome(id)).toBe('activated');
  });

  test('asks by mail for the signature that is missing, and for nothing else', async () => {
    const { id } = await entered(await desk.enter({ applicantSigned: undefined, ndaScan: undefined }));
    await go.task(id, 'applicant-nda');
    expect(await go.mails(id)).toEqual(['applicant-nda']);
    expect((await read(id)).phase).toBe('awaiting-signatures');
    await go.signAsApplicant(id);
    expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
  });

  test('with the declaration in the same file has both signatures on it', async () => {
    const { id } = await entered(await desk.enter({ ndaScan: undefined }));
    const { signatures, documents } = await read(id);
    expect(documents.filter(({ kind }) => kind === 'scan')).toHaveLength(1);
    expect(signatures.applicant?.documentSha256).toBe(signatures.manager?.documentSha256);
  });

  test('entered twice is one application', async () => {
    const form = { submissionId: randomUUID(), applicantEmail: `${randomUUID()}@roc-deproef.example` };
    const answers = await Promise.all([desk.enter(form), desk.enter(form)]);
    const [first, second] = await Promise.all(answers.map(entered));
    expect(second).toEqual(first);
    expect((await entered(await desk.enter(form))).id).toBe(first?.id);
    expect(await house.store.prisma.accountApplication.count({ where: form })).toBe(1);
    expect(await house.store.prisma.document.count({ where: { caseId: first?.id ?? '', kind: 'scan' } })).toBe(2);
  });

  test('is not opened beside an open one of the same address; the answer leads to that', async () => {
    const { id, form } = await go.apply();
    const answer = await entered(await desk.enter({ applicantEmail: String(form['applicantEmail']) }));
    expect(answer).toMatchObject({ kind: 'already-open', id });
  });

  test('holds to the rules of the form, and says by field what is wrong, to the one who types', async () => {
    const answer = await desk.enter({
      ...{ applicantName: undefined, applicantEmail: 'geen adres', applicantPhone: 'bel mij' },
      ...{ schoolId: randomUUID(), studyFieldIds: undefined, managerEmail: undefined, formScan: undefined },
      managerSignedOn: '2031-01-01',
    });
    expect(answer.status).toBe(422);
    const { errors = [] } = await problem(answer);
    expect(Object.fromEntries(errors.map(({ field, message }) => [field, message]))).toMatchObject({
      applicantName: 'Vul dit veld in.',
      applicantEmail: expect.stringContaining('klopt niet') as string,
      applicantPhone: expect.stringContaining('klopt niet') as string,
      studyFieldIds: 'Vink minstens één opleidingsrichting aan.',
      managerEmail: 'Vul dit veld in.',
      formScan: 'Voeg de scan van het aanvraagformulier toe.',
      managerSignedOn: expect.stringContaining('toekomst') as string,
    });
    const unknown = await desk.enter({ schoolId: randomUUID() });
    expect((await problem(unknown)).errors?.[0]?.field).toBe('schoolId');
  });

  test('offers what can be chosen', async () => {
    const answer = await house.send('GET', '/api/account-application-choices', helpdesk);
    expect(await answer.json()).toMatchObject({
      schools: [{ name: 'ROC De Proef' }],
      studyFieldGroups: [
        { name: 'Zorg', fields: [{ name: 'Verzorgende' }] },
        { name: 'Techniek', fields: [{ name: 'Bouw' }] },
      ],
    });
  });
});

import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { translator, type TextKey } from '../../locales/index.ts';
import { linkToken } from '../../store/links.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { contentSecurityPolicy } from '../pages/layout.ts';

/** The public pages, with the input that people send by mistake, and that others send on purpose. */
type Fields = Record<string, string | string[]>;

const t = translator('nl');
const faultOf = (field: string, fault: string, limits: Record<string, number> = {}) =>
  t(`public:fieldError.${field}.${fault}` as TextKey, limits);
const script = '<script>alert(1)</script>';
/** What stands in a name, and would end an attribute where it is not escaped. */
const awkward = `O'Brien & "Zn"`;
const awkwardInHtml = 'O&#39;Brien &amp; &quot;Zn&quot;';

let house: House;
let go: ReturnType<typeof journeyOf>;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker();
});

const submit = async (changes: Fields) =>
  await house.post('/aanvragen', { ...(await house.application()), ...changes });
const casesOf = (applicantEmail: string) =>
  house.store.prisma.accountApplication.findMany({ where: { applicantEmail } });

describe('the form', () => {
  test.each<[string, string | string[], string]>([
    ['applicantName', '', faultOf('applicantName', 'missing')],
    ['applicantName', '   ', faultOf('applicantName', 'missing')],
    ['applicantName', script, faultOf('applicantName', 'invalid')],
    ['applicantName', 'Noor\r\nBcc: x@elders.example', faultOf('applicantName', 'invalid')],
    ['applicantName', 'Noor\u0000', faultOf('applicantName', 'invalid')],
    ['applicantName', 'Noor \u202Egreb', faultOf('applicantName', 'invalid')],
    ['applicantName', 'n'.repeat(101), faultOf('applicantName', 'tooLong', { max: 100 })],
    ['applicantFunction', '', faultOf('applicantFunction', 'missing')],
    ['applicantFunction', script, faultOf('applicantFunction', 'invalid')],
    ['applicantEmail', '', faultOf('applicantEmail', 'missing')],
    ['applicantEmail', 'noor', faultOf('applicantEmail', 'invalid')],
    ['applicantEmail', 'noor@roc.example\r\nBcc: alle@elders.example', faultOf('applicantEmail', 'invalid')],
    ['applicantEmail', 'noor@roc.example,alle@elders.example', faultOf('applicantEmail', 'invalid')],
    ['applicantEmail', `"${script}"@roc.example`, faultOf('applicantEmail', 'invalid')],
    ['applicantEmail', `${'n'.repeat(250)}@roc.example`, faultOf('applicantEmail', 'tooLong', { max: 254 })],
    ['applicantPhone', '', faultOf('applicantPhone', 'missing')],
    ['applicantPhone', 'bel mij', faultOf('applicantPhone', 'invalid')],
    ['applicantPhone', '0'.repeat(31), faultOf('applicantPhone', 'tooLong', { max: 30 })],
    ['location', '', faultOf('location', 'missing')],
    ['location', script, faultOf('location', 'invalid')],
    ['location', 'l'.repeat(151), faultOf('location', 'tooLong', { max: 150 })],
    ['studyFieldIds', [], faultOf('studyFieldIds', 'missing')],
    ['studyFieldIds', ['iets'], faultOf('studyFieldIds', 'invalid')],
    ['studyFieldIds', [randomUUID()], faultOf('studyFieldIds', 'invalid')],
    ['managerName', '', faultOf('managerName', 'missing')],
    ['managerName', script, faultOf('managerName', 'invalid')],
    ['managerEmail', '', faultOf('managerEmail', 'missing')],
    ['managerEmail', 'w@roc.example%0d%0aBcc: x@elders.example', faultOf('managerEmail', 'invalid')],
  ])('says what is wrong with %s %j, and keeps what was filled in', async (field, value, message) => {
    const form = { ...(await house.application()), [field]: value };
    const answer = await house.post('/aanvragen', form);
    expect(answer.status).toBe(422);
    const html = (await answer.text()).replace(/\s+/g, ' ');
    expect(html).toContain(escaped(message));
    expect(html).toContain(`href="#${field}"`);
    expect(html).not.toContain('<script');
    const typed = ['applicantFunction', 'applicantEmail', 'location', 'managerName', 'managerEmail', 'submissionId'];
    for (const kept of typed.filter((name) => name !== field)) {
      expect(html, kept).toContain(`name="${kept}" value="${escaped(String(form[kept]))}"`);
    }
    expect(html).toContain('name="schoolName" value="ROC De Proef (99ZZ)"');
    if (field !== 'studyFieldIds')
      expect(html).toMatch(new RegExp(`value="${String(form['studyFieldIds'])}"[^>]* checked`));
    expect(await casesOf(String(form['applicantEmail']))).toEqual([]);
  });

  test('says everything that is wrong at once', async () => {
    const answer = await house.post('/aanvragen', {});
    expect(answer.status).toBe(422);
    const html = await answer.text();
    const required = [
      'applicantName',
      'applicantFunction',
      'applicantEmail',
      'applicantPhone',
      'schoolName',
      'location',
    ];
    for (const field of [...required, 'studyFieldIds', 'managerName', 'managerEmail']) {
      expect(html, field).toContain(escaped(faultOf(field, 'missing')));
    }
  });

  test('does not take the applicant for the manager, however the address is written', async () => {
    const form = await house.application();
    const managerEmail = ` ${String(form['applicantEmail']).toUpperCase()} `;
    const answer = await house.post('/aanvragen', { ...form, managerEmail });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(escaped(faultOf('managerEmail', 'sameAsApplicant')));
  });

  test('takes two spellings of one address for one address', async () => {
    const form = await house.application();
    const address = String(form['applicantEmail']);
    await house.post('/aanvragen', { ...form, applicantEmail: ` ${address.toUpperCase()} ` });
    await house.post('/aanvragen', { ...form, submissionId: randomUUID() });
    expect(await casesOf(address)).toHaveLength(1);
  });

  test('sent five times at once is one application, one process and one mail', async () => {
    const form = await house.application();
    const answers = await Promise.all(Array.from({ length: 5 }, async () => await house.post('/aanvragen', form)));
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(pages).size).toBe(1);
    const [application, ...more] = await casesOf(String(form['applicantEmail']));
    expect(more).toEqual([]);
    const id = application?.id ?? '';
    await go.link(id, 'email-confirmation');
    expect(await go.mails(id)).toEqual(['email-confirmation']);
    expect(await house.store.prisma.outboxMessage.count({ where: { workflowId: `account-application/${id}` } })).toBe(
      1,
    );
    // Sent again later, it is still the same form.
    expect((await house.post('/aanvragen', form)).status).toBe(200);
    expect(await go.mails(id)).toEqual(['email-confirmation']);
  });

  test('of which a study field was taken off the list meanwhile is shown again, without it and with all else', async () => {
    const { studyField } = house.store.prisma;
    const kept = { name: 'Houtbewerking', groupName: 'Techniek', position: 900 };
    const { id } = await studyField.create({ data: { id: randomUUID(), code: randomUUID().slice(0, 8), ...kept } });
    expect(await (await house.get('/aanvragen')).text()).toContain(`value="${id}"`);
    await studyField.update({ where: { id }, data: { retiredAt: house.clock.now() } });
    const form = await house.application();
    const [other] = form['studyFieldIds'] ?? [];
    const late = await house.post('/aanvragen', { ...form, studyFieldIds: [other ?? '', id] });
    expect(late.status).toBe(422);
    const page = await late.text();
    expect(page).toContain(faultOf('studyFieldIds', 'invalid'));
    expect(page).not.toContain(id);
    expect(page).toMatch(new RegExp(`value="${other}"[^>]*checked`));
    for (const field of ['applicantName', 'managerEmail']) expect(page).toContain(`value="${String(form[field])}"`);
    expect(page).toContain(`value="${String(form['submissionId'])}"`);
    expect(await casesOf(String(form['applicantEmail']))).toEqual([]);
    expect((await house.post('/aanvragen', form)).status).toBe(200);
    expect(await casesOf(String(form['applicantEmail']))).toHaveLength(1);
  });

  test('sent from an old tab after the withdrawal is a new application, which has to be confirmed as any other', async () => {
    const { id, form } = await go.apply();
    await go.withdraw(id);
    expect(await go.outcome(id)).toBe('withdrawn');
    const presses = await Promise.all([house.post('/aanvragen', form), house.post('/aanvragen', form)]);
    expect(presses.map(({ status }) => status)).toEqual([200, 200]);
    const applications = await casesOf(String(form['applicantEmail']));
    expect(applications).toHaveLength(2);
    const again = applications.find((one) => one.id !== id)?.id ?? '';
    await go.link(again, 'email-confirmation');
    expect(new Set(await go.mails(again))).toEqual(new Set(['email-confirmation', 'application-already-open']));
    expect((await go.confirm(again)).status).toBeLessThan(400);
  });

  test('filled in twice for one address at once is one application; the second is told by mail, not on the page', async () => {
    const form = await house.application();
    const answers = await Promise.all(
      Array.from({ length: 3 }, async () => await house.post('/aanvragen', { ...form, submissionId: randomUUID() })),
    );
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(pages).size).toBe(1);
    const [application, ...more] = await casesOf(String(form['applicantEmail']));
    expect(more).toEqual([]);
    const id = application?.id ?? '';
    await go.link(id, 'email-confirmation');
    const mails = await house.store.prisma.mail.findMany({ where: { caseId: id } });
    expect(mails.map(({ template }) => template).toSorted()).toEqual([
      'application-already-open',
      'email-confirmation',
    ]);
    expect(new Set(mails.map(({ recipient }) => recipient))).toEqual(new Set([form['applicantEmail']]));
  });

  test('with five megabytes in one field is refused on a page, before it is read', async () => {
    const form = await house.application();
    const started = performance.now();
    const answer = await house.post('/aanvragen', { ...form, applicantName: 'n'.repeat(5_000_000) });
    expect(answer.status).toBe(413);
    const html = await answer.text();
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(html).toContain('Dit is te groot');
    expect(html.length).toBeLessThan(20_000);
  });

  test('that is far too long, but can be read, is shown again without all of it', async () => {
    const answer = await submit({ applicantName: 'n'.repeat(200_000) });
    expect(answer.status).toBe(422);
    expect((await answer.text()).length).toBeLessThan(60_000);
  });

  test.each([
    ['another site', { origin: 'https://elders.example', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { origin: 'http://x.teletoets.test', 'sec-fetch-site': 'same-site' }],
    ['nowhere', { origin: 'null' }],
  ])('sent from %s is refused', async (_name, headers) => {
    const form = await house.application();
    const answer = await house.post('/aanvragen', form, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await casesOf(String(form['applicantEmail']))).toEqual([]);
  });

  test('holds where the browser keeps its address for itself but says that it is our own page', async () => {
    const answer = await house.post('/aanvragen', await house.application(), {
      origin: 'null',
      'sec-fetch-site': 'same-origin',
    });
    expect(answer.status).toBe(200);
  });
});

describe('a link', () => {
  let caseId: string;
  beforeEach(async () => {
    ({ id: caseId } = await go.apply());
    await go.confirm(caseId);
    // On a busy machine the page says 'received' before the process has asked both.
    await Promise.all([go.link(caseId, 'manager-signature'), go.link(caseId, 'applicant-nda')]);
  });
  const signed = { intent: 'sign', typedName: 'Willem Smit', signerFunction: 'Opleidingsmanager', agree: 'yes' };
  const signatures = () => house.store.prisma.signature.findMany({ where: { caseId } });

  test('that was tampered with, cut off or made up is unknown, and looking or pressing does nothing', async () => {
    const link = await go.link(caseId, 'manager-signature');
    const token = link.slice(link.lastIndexOf('/') + 1);
    const other = token.startsWith('A') ? 'B' : 'A';
    const tokens = [
      other + token.slice(1),
      token.slice(0, -1),
      `${token}A`,
      'A'.repeat(43),
      '%00',
      script,
      "' or 1=1 --",
    ];
    for (const wrong of tokens.map(encodeURIComponent)) {
      for (const answer of [
        await house.get(`/ondertekenen/${wrong}`),
        await house.post(`/ondertekenen/${wrong}`, signed),
      ]) {
        expect(answer.status, wrong).toBe(404);
        const html = await answer.text();
        expect(html, wrong).toMatch(/Deze link kennen wij niet|Deze pagina bestaat niet/);
        expect(html).not.toMatch(/<script|Noor|Willem/);
      }
    }
    expect(await signatures()).toEqual([]);
  });

  test('of one kind opens no page of another', async () => {
    const token = (await go.link(caseId, 'manager-signature')).split('/').at(-1) ?? '';
    for (const page of ['/aanvragen/bevestigen', '/activeren']) {
      expect((await house.get(`${page}/${token}`)).status, page).toBe(404);
      expect((await house.post(`${page}/${token}`, { password, passwordRepeat: password })).status, page).toBe(404);
    }
    const used = linkToken(
      house.store,
      await house.store.prisma.link.findFirstOrThrow({ where: { task: { caseId, kind: 'email-confirmation' } } }),
    );
    expect((await house.post(`/ondertekenen/${used}`, signed)).status).toBe(404);
    expect(await signatures()).toEqual([]);
  });

  test('that was used shows what was done, to every further press, and does nothing more', async () => {
    const link = await go.link(caseId, 'manager-signature');
    const presses = await Promise.all(Array.from({ length: 5 }, async () => await house.post(link, signed)));
    expect(presses.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    expect(new Set(presses.map(({ headers }) => headers.get('location')))).toEqual(new Set([link]));
    expect(await signatures()).toHaveLength(1);
    expect(await (await house.get(link)).text()).toContain(t('public:signed.titleSigned'));
    expect((await house.post(link, { intent: 'refuse', reason: 'Toch niet.' })).status).toBe(303);
    expect((await house.post(link, { ...signed, typedName: '' })).status).toBe(303);
    expect(await (await house.get(link)).text()).toContain(t('public:signed.titleSigned'));
    expect(await signatures()).toHaveLength(1);
    expect((await go.task(caseId, 'manager-signature')).outcome).toBe('signed');
  });

  test('on which two tabs sign and refuse at once holds one of the two', async () => {
    const link = await go.link(caseId, 'manager-signature');
    const answers = await Promise.all([
      house.post(link, signed),
      house.post(link, { intent: 'refuse', reason: 'Zij werkt hier niet meer.' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const { outcome } = await go.task(caseId, 'manager-signature');
    expect(await signatures()).toHaveLength(outcome === 'signed' ? 1 : 0);
    const page = await (await house.get(link)).text();
    expect(page).toContain(t(outcome === 'signed' ? 'public:signed.titleSigned' : 'public:signed.titleRefused'));
    const decisions = await house.store.prisma.decision.findMany({
      where: { caseId, task: { kind: 'manager-signature' } },
    });
    expect(decisions.map((decision) => decision.outcome)).toEqual([outcome]);
    if (outcome === 'refused') expect(await go.outcome(caseId)).toBe('refused-by-manager');
  });

  test('whose term is over, or that was withdrawn, is gone, and says so', async () => {
    const [manager, nda] = [await go.link(caseId, 'manager-signature'), await go.link(caseId, 'applicant-nda')];
    house.clock.set(Date.now() + 31 * 24 * 3_600_000);
    const late = [await house.get(manager), await house.post(manager, signed), await house.get(`${manager}/document`)];
    house.clock.set(Date.now());
    for (const answer of late) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain(t('public:linkGone.expired.title'));
    }
    expect(await signatures()).toEqual([]);

    await go.refuseAsManager(caseId);
    await go.outcome(caseId);
    for (const answer of [await house.get(nda), await house.post(nda, { ...signed, typedName: 'Noor van den Berg' })]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain(t('public:linkGone.revoked.title'));
    }
    expect((await house.get(`${nda}/document`)).status).toBe(410);
    expect(await signatures()).toEqual([]);
  });

  test('that a mail scanner opens stays as it was, but for the time at which it was opened first', async () => {
    const link = await go.link(caseId, 'manager-signature');
    const before = await stateOf(caseId);
    for (const path of [link, link, `${link}/document`, `${link}?taal=en`])
      expect((await house.get(path)).status).toBe(200);
    for (const method of ['HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
      await house.app.request(house.config.PUBLIC_URL + link, { method, headers: { origin: house.config.PUBLIC_URL } });
    }
    const after = await stateOf(caseId);
    expect(after.links.filter(({ openedAt }) => openedAt !== null).length).toBeGreaterThan(0);
    const withoutOpened = (state: typeof before) => ({
      ...state,
      links: state.links.map(({ openedAt: _, ...rest }) => rest),
    });
    expect(withoutOpened(after)).toEqual(withoutOpened(before));
    expect((await house.post(link, signed)).status).toBe(303);
  });

  test('is kept by no cache, told to no other site, and shown in no frame', async () => {
    const manager = await go.link(caseId, 'manager-signature');
    const confirmed = await go.link(caseId, 'email-confirmation');
    const pages = [
      manager,
      `${manager}/document`,
      confirmed,
      '/ondertekenen/x',
      '/activeren/x',
      '/aanvragen/bevestigen/x',
    ];
    for (const path of pages) {
      const { headers } = await house.get(path);
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('content-security-policy'), path).toBe(contentSecurityPolicy);
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-robots-tag'), path).toBe('noindex');
    }
  });

  test.each<[string, Fields, string]>([
    ['no name', { ...signed, typedName: '' }, faultOf('typedName', 'missing')],
    ['a script for a name', { ...signed, typedName: script }, faultOf('typedName', 'invalid')],
    ['no function', { ...signed, signerFunction: ' ' }, faultOf('signerFunction', 'missing')],
    ['no agreement', { ...signed, agree: '' }, faultOf('agree', 'missing')],
    ['another word than yes', { ...signed, agree: 'no' }, faultOf('agree', 'missing')],
    ['no reason to refuse', { intent: 'refuse', reason: ' ' }, faultOf('reason', 'missing')],
    ['a book as a reason', { intent: 'refuse', reason: 'x'.repeat(2001) }, faultOf('reason', 'tooLong', { max: 2000 })],
  ])('answered with %s is asked again', async (_name, fields, message) => {
    const link = await go.link(caseId, 'manager-signature');
    const answer = await house.post(link, fields);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(escaped(message));
    expect(html).not.toContain('<script');
    expect(await signatures()).toEqual([]);
    expect((await go.task(caseId, 'manager-signature')).state).toBe('open');
  });

  test('can be pressed in a browser that hides where it comes from, as the page asks it to', async () => {
    const link = await go.link(caseId, 'manager-signature');
    expect((await house.post(link, signed, { origin: 'null' })).status).toBe(303);
    expect(await signatures()).toHaveLength(1);
  });

  test('can be pressed from our own page only', async () => {
    const link = await go.link(caseId, 'manager-signature');
    const answer = await house.post(link, signed, { origin: 'https://elders.example', 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(await signatures()).toEqual([]);
  });
});

describe('a signature', () => {
  test('is kept with all that proves it, and with the document to the byte', async () => {
    const { id, form } = await go.apply();
    await go.confirm(id);
    const link = await go.link(id, 'manager-signature');
    const shown = await (await house.get(link)).text();
    const document = await house.get(`${link}/document`);
    expect(document.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await document.arrayBuffer());

    const browser = { 'x-real-ip': '192.0.2.17', 'user-agent': `Proefbrowser ${'x'.repeat(600)}` };
    const fields = { intent: 'sign', typedName: ` ${awkward} `, signerFunction: 'Opleidingsmanager', agree: 'yes' };
    expect((await house.post(link, fields, browser)).status).toBe(303);

    const signature = await house.store.prisma.signature.findFirstOrThrow({
      where: { caseId: id },
      include: { decision: true, document: true },
    });
    const mail = await house.store.prisma.mail.findFirstOrThrow({
      where: { caseId: id, template: 'manager-signature' },
    });
    const { reference } = await house.store.prisma.case.findUniqueOrThrow({ where: { id } });
    expect(signature).toMatchObject({
      signer: 'manager',
      typedName: awkward,
      function: 'Opleidingsmanager',
      emailAddress: form['managerEmail'],
      documentSha256: createHash('sha256').update(bytes).digest('hex'),
      linkId: mail.linkId,
      mailMessageId: mail.messageId,
      clientAddress: '192.0.2.17',
      declaration: t('document:declaration.manager', { applicantName: String(form['applicantName']), reference }),
      decision: { outcome: 'signed', actor: 'manager', reason: null },
    });
    expect(Buffer.from(signature.document.content).equals(bytes)).toBe(true);
    expect(signature.userAgent).toHaveLength(500);
    expect(shown).toContain(escaped(signature.declaration ?? 'no declaration'));
    expect(signature.signedAt).toEqual(signature.decision?.decidedAt);
    // Signed, the document can still be looked at, and is still the same.
    expect(Buffer.from(await (await house.get(`${link}/document`)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('shows a name with signs in it as it was typed, on every page and in the back office', async () => {
    const { id } = await go.apply({
      applicantName: awkward,
      applicantFunction: awkward,
      location: awkward,
      managerName: awkward,
    });
    await go.confirm(id);
    const [manager, nda] = [await go.link(id, 'manager-signature'), await go.link(id, 'applicant-nda')];
    for (const path of [manager, nda]) {
      const html = await (await house.get(path)).text();
      expect(html).toContain(awkwardInHtml);
      expect(html).not.toContain(awkward);
    }
    await house.post(manager, { intent: 'sign', typedName: awkward, signerFunction: awkward, agree: 'yes' });
    await house.post(nda, { intent: 'sign', typedName: awkward, agree: 'yes' });
    const helpdesk = await house.signIn('helpdesk');
    const { id: taskId } = await go.task(id, 'helpdesk-review');
    expect(await (await house.send('GET', `/api/tasks/${taskId}`, helpdesk)).json()).toMatchObject({
      subject: `${awkward} · ROC De Proef`,
    });
    const file = await house.send('GET', `/api/account-applications/${id}`, helpdesk);
    expect(file.headers.get('content-type')).toContain('application/json');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await file.json()).toMatchObject({
      applicant: { name: awkward, function: awkward },
      signatures: { manager: { typedName: awkward, function: awkward }, applicant: { typedName: awkward } },
    });
  });
});

describe('the activation', () => {
  test('takes a good password, once, and no easy one', async () => {
    const { id, form } = await go.apply();
    await go.confirm(id);
    await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
    await go.decide(id, 'helpdesk-review', await house.signIn('helpdesk'), 'approved');
    const link = await go.link(id, 'activation');
    const email = String(form['applicantEmail']);
    for (const [chosen, repeat, message] of [
      ['', '', faultOf('password', 'missing')],
      ['kort', 'kort', faultOf('password', 'tooShort', { min: 12 })],
      ['x'.repeat(129), 'x'.repeat(129), faultOf('password', 'tooLong', { max: 128 })],
      ['Wachtwoord123', 'Wachtwoord123', faultOf('password', 'tooEasy')],
      [password, `${password}!`, faultOf('passwordRepeat', 'differs')],
    ] as const) {
      const answer = await house.post(link, { password: chosen, passwordRepeat: repeat });
      expect(answer.status, chosen).toBe(422);
      const html = await answer.text();
      expect(html).toContain(escaped(message));
      if (chosen) expect(html).not.toContain(`value="${chosen}"`);
    }
    await expect(house.logIn(email)).rejects.toThrow('401');
    expect((await house.post(link, { password, passwordRepeat: password })).status).toBe(303);
    const cookie = await house.logIn(email);
    const another = 'een ander goed wachtwoord 12';
    expect((await house.post(link, { password: another, passwordRepeat: another })).status).toBe(303);
    expect(await house.logIn(email)).not.toBe(cookie);
    expect(await (await house.get(link)).text()).not.toContain('type="password"');
  });
});

/** All that a case is made of, but for its mails on their way out. */
async function stateOf(caseId: string) {
  const { prisma } = house.store;
  const [tasks, links, decisions, events] = await Promise.all([
    prisma.task.findMany({ where: { caseId }, orderBy: { id: 'asc' } }),
    prisma.link.findMany({ where: { task: { caseId } }, orderBy: { id: 'asc' } }),
    prisma.decision.findMany({ where: { caseId }, orderBy: { id: 'asc' } }),
    prisma.auditEvent.findMany({ where: { caseId }, orderBy: { sequence: 'asc' } }),
  ]);
  return { tasks, links, decisions, events };
}

/** As it stands in HTML. */
const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

describe('handing in without end', () => {
  test('is bounded for one address, in words, and not for another', async () => {
    const form = await house.application();
    const from = (address: string) =>
      house.post('/aanvragen', { ...form, applicantName: '' }, { 'x-real-ip': address });
    for (let count = 0; count < 30; count += 1) expect((await from('10.9.9.9')).status).toBe(422);
    const refused = await from('10.9.9.9');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('900');
    expect(await refused.text()).toContain('te veel aanvragen van deze plek');
    expect((await from('10.9.9.10')).status).toBe(422);
  });
});

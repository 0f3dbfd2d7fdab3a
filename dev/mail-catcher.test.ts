import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import { startMailCatcher, type CaughtMail, type MailCatcher, type MailCatcherOptions } from './mail-catcher.ts';

const open: MailCatcher[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((catcher) => catcher.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
async function start(options?: MailCatcherOptions): Promise<MailCatcher> {
  const catcher = await startMailCatcher(options);
  open.push(catcher);
  return catcher;
}
const send = (catcher: MailCatcher, mail: object = {}) =>
  createTransport(catcher.smtpUrl).sendMail({
    from: 'bureau@examenwerk.example',
    to: 'Anna@school.example.nl',
    subject: 'Uitnodiging é',
    text: 'Dag Anna, zie https://web.example.nl/ondertekenen/abc.',
    html: '<html><head><title>x</title></head><body><a href="https://web.example.nl/ondertekenen/abc">Teken</a><script>alert(1)</script></body></html>',
    attachments: [{ filename: 'brief é.pdf', content: Buffer.from('%PDF'), contentType: 'application/pdf' }],
    ...mail,
  });
const list = async (catcher: MailCatcher, query = '') =>
  (await (await fetch(`${catcher.pageUrl}/api/mails${query}`)).json()) as CaughtMail[];
const text = async (catcher: MailCatcher, path: string) => (await fetch(catcher.pageUrl + path)).text();

describe('as JSON', () => {
  test('a mail is there whole, newest first, found by address in any case', async () => {
    const catcher = await start();
    await send(catcher);
    await send(catcher, { to: 'bram@school.example.nl', subject: 'Tweede', attachments: [] });
    expect((await list(catcher)).map(({ subject }) => subject)).toEqual(['Tweede', 'Uitnodiging é']);
    const [mail] = await list(catcher, '?to=ANNA@school.example.nl');
    expect(mail).toMatchObject({
      to: ['anna@school.example.nl'],
      from: 'bureau@examenwerk.example',
      attachments: [{ name: 'brief é.pdf', size: 4 }],
    });
    expect(mail?.headers['message-id']).toMatch(/^<.+>$/);
  });

  test('a wait ends when the mail comes, and with nothing when none comes', async () => {
    const catcher = await start();
    const waited = list(catcher, '?to=anna@school.example.nl&wait=20');
    await send(catcher, { to: 'someone-else@school.example.nl' });
    await send(catcher);
    expect(await waited).toHaveLength(1);
    expect(await list(catcher, '?to=nobody@school.example.nl&wait=0.05')).toEqual([]);
  });

  test('all can be removed', async () => {
    const catcher = await start();
    await send(catcher);
    await fetch(`${catcher.pageUrl}/api/mails`, { method: 'DELETE' });
    expect(await list(catcher)).toEqual([]);
  });
});

test('mails survive a restart, and only the newest are kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'teletoets-mail-'));
  folders.push(folder);
  const before = await start({ folder, keep: 2 });
  for (const subject of ['1', '2', '3']) await send(before, { subject });
  await before.stop();
  const after = await start({ folder, keep: 2 });
  expect(after.all().map(({ subject }) => subject)).toEqual(['3', '2']);
  expect(after.all()[0]?.attachments[0]?.base64).toBe(Buffer.from('%PDF').toString('base64'));
});

describe('on the page', () => {
  test('what a mail says is text, never part of the page', async () => {
    const catcher = await start();
    await send(catcher, {
      subject: '<img src=x onerror=alert(1)>',
      html: undefined,
      text: '<script>alert(1)</script>',
    });
    const [mail] = await list(catcher);
    for (const path of ['/', `/mails/${mail?.id ?? ''}`]) {
      const page = await text(catcher, path);
      expect(page).not.toContain('<img src=x');
      expect(page).not.toContain('<script>alert');
    }
  });

  test('the mail itself is shown without rights, its links in a new tab', async () => {
    const catcher = await start();
    await send(catcher);
    const id = (await list(catcher))[0]?.id ?? '';
    const answer = await fetch(`${catcher.pageUrl}/mails/${id}/html`);
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    expect(await answer.text()).toContain('<head><base target="_blank">');
  });

  test('plain text has links to click, without the full stop after them', async () => {
    const catcher = await start();
    await send(catcher);
    const id = (await list(catcher))[0]?.id ?? '';
    expect(await text(catcher, `/mails/${id}?view=text`)).toContain('href="https://web.example.nl/ondertekenen/abc"');
  });

  test('an attachment comes back as it was', async () => {
    const catcher = await start();
    await send(catcher);
    const id = (await list(catcher))[0]?.id ?? '';
    const answer = await fetch(`${catcher.pageUrl}/mails/${id}/attachments/0`);
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''brief%20%C3%A9.pdf");
    expect(await answer.text()).toBe('%PDF');
  });

  test('an open page does not keep it from stopping', async () => {
    const catcher = await start();
    const news = await fetch(`${catcher.pageUrl}/news`);
    expect(news.status).toBe(200);
    await catcher.stop();
    open.length = 0;
    await expect(news.text()).rejects.toThrow();
  });
});

describe('faults for tests', () => {
  test('an address can be refused', async () => {
    const catcher = await start({
      refuse: (address) => (address.startsWith('weg@') ? { code: 550, message: 'No such user' } : undefined),
    });
    await expect(send(catcher, { to: 'weg@school.example.nl' })).rejects.toMatchObject({ responseCode: 550 });
    await send(catcher);
    expect(catcher.all()).toHaveLength(1);
  });

  test('the connection can break after the mail was taken in', async () => {
    const catcher = await start({ breakOffAfterData: () => true });
    await expect(send(catcher)).rejects.toThrow();
    expect(catcher.all()).toHaveLength(1);
  });
});

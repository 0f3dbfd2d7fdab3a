import { createTransport } from 'nodemailer';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriersOn } from '../tests/support/axe.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts';

let browser: Browser;
let catcher: MailCatcher;
beforeAll(async () => {
  [browser, catcher] = await Promise.all([launchBrowser(), startMailCatcher()]);
});
afterAll(async () => {
  await browser.close();
  await catcher.stop();
});

test('new mail shows by itself, and its link opens in a tab of its own', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(catcher.pageUrl);
  await page.getByText('Er is nog geen post').waitFor();

  const link = `${catcher.pageUrl}/?to=manager%40school.example.nl`;
  await createTransport(catcher.smtpUrl).sendMail({
    from: 'helpdesk@examenwerk.example',
    to: 'manager@school.example.nl',
    subject: 'Wilt u ondertekenen?',
    text: `Ga naar ${link}`,
    html: `<p>Beste lezer</p><a href="${link}">Ondertekenen</a>`,
  });
  await page.getByRole('link', { name: 'Wilt u ondertekenen?' }).click();
  const opened = context.waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: 'Ondertekenen' }).click();
  const tab = await opened;
  await tab.waitForLoadState();
  expect(tab.url()).toBe(link);
  // a tab with all rights: the sandbox of the mail does not follow it
  expect(await tab.evaluate(() => window.origin)).toBe(catcher.pageUrl);

  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    // what the frame holds is no page of ours
    expect(await barriersOn(page, 'mails', 'iframe')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
  await context.close();
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { default as axeCore, RunOptions } from 'axe-core';
import { expect, vi } from 'vitest';
import type { Frame, Page } from 'playwright-core';

/** The rules of WCAG 2.2 AA, and what is good practice beside them. */
const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
};
/** A mail, shown without scripts, can't be looked into; it has a test of its own. */
const closedFrame = 'iframe[sandbox=""]';

/**
 * Holds a page against WCAG, and against scrolling sideways: as it is once it stands still. What fades in has other colours
 * for a moment, and a message that comes just now is looked at again.
 *
 * @param name of the page, for who reads that it failed
 */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await vi.waitFor(async () => expect(await barriersOn(page, name)).toEqual([]), { timeout: 5_000, interval: 250 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name}: scrolls sideways`).toBeLessThanOrEqual(0);
}

/** @param leftOut frames that are not looked into */
export async function barriersOn(page: Page, name: string, leftOut = closedFrame): Promise<string[]> {
  for (const frame of page.frames()) await bringAxe(frame);
  const violations = await page.evaluate(
    async ([how, outside]) => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      return (await axe.run({ exclude: [[outside]] }, how)).violations;
    },
    [options, leftOut] as const,
  );
  return violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The smaller of its two builds: that it goes to the browser takes longer than that it runs there. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Once for each document: its source is half a megabyte. A frame that runs no scripts doesn't take it. */
async function bringAxe(frame: Frame): Promise<void> {
  const element = frame.parentFrame() && (await frame.frameElement());
  if ((await element?.getAttribute('sandbox')) === '') return;
  if (await frame.evaluate(() => 'axe' in window)) return;
  await frame.evaluate(`${source}; axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });`);
}

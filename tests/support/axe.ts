import { AxeBuilder } from '@axe-core/playwright';
import { expect, vi } from 'vitest';
import type { Page } from 'playwright-core';

/** The rules of WCAG 2.2 AA, and what is good practice beside them. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Holds a page against WCAG, and against scrolling sideways: as it is once it stands still. What fades in has other colours
 * for a moment, and a message that comes just now is looked at again.
 *
 * @param name of the page, for who reads that it failed
 */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await vi.waitFor(async () => expect(await barriersOn(page)).toEqual([]), { timeout: 5_000, interval: 250 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name}: scrolls sideways`).toBeLessThanOrEqual(0);

  async function barriersOn(looked: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: looked })
      // What is shown in a frame without scripts can't be looked into; it has a test of its own.
      .exclude('iframe[sandbox=""]')
      .options({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
      // In the page itself: the other mode opens a page more for each look, to put together what frames of elsewhere say.
      .setLegacyMode()
      .analyze();
    return violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ html }) => html).join(' ')}`);
  }
}

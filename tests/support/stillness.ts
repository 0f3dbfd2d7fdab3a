import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';

/** What a page has asked for: how often, and what isn't answered yet. The live stream, which stays open, isn't among it. */
type Traffic = { asked: number; unanswered: Set<Request> };
const trafficOf = new WeakMap<Page, Traffic>();

/** Keeps count of what a page asks for, from here on. */
export function watchTraffic(page: Page): void {
  const traffic: Traffic = { asked: 0, unanswered: new Set() };
  trafficOf.set(page, traffic);
  page.on('request', (request) => {
    if (!['fetch', 'xhr'].includes(request.resourceType())) return;
    traffic.asked += 1;
    traffic.unanswered.add(request);
  });
  const answered = (request: Request) => traffic.unanswered.delete(request);
  page.on('requestfinished', answered).on('requestfailed', answered);
}

/** Waits until a page has its answers, shows them, and nothing on it moves any more. */
export async function untilStill(page: Page): Promise<void> {
  const traffic = trafficOf.get(page) ?? { asked: 0, unanswered: new Set<Request>() };
  for (let before = -1; before !== traffic.asked;) {
    before = traffic.asked; // an answer that is shown may make the page ask for more
    await expect
      .poll(() => [...traffic.unanswered].map((one) => one.url()), { timeout: 20_000, interval: 20 })
      .toEqual([]);
    await page.evaluate(shown);
  }
}

/** In the page: what is drawn next is drawn, with its fonts, and what fades in has the colours that it will have. */
async function shown(): Promise<void> {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await drawn();
  await drawn();
  await document.fonts.ready;
  const passing = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
  await Promise.allSettled(passing.map(({ finished }) => finished));
}

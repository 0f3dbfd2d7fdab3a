import { beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';

/** Whoever signs is answered at the commit: the page tells what holds while the process has still to hear of it. */

let house: House;
let go: ReturnType<typeof journeyOf>;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
});

test('while no worker runs, the last to sign reads that the helpdesk comes next, the first that the other does', async () => {
  const worker = await house.startWorker();
  const { id } = await go.apply();
  await go.confirm(id);
  const [manager, applicant] = [await go.link(id, 'manager-signature'), await go.link(id, 'applicant-nda')];
  await worker.stop();

  expect((await go.signAsManager(id)).status).toBe(303);
  expect(await (await house.get(manager)).text()).toContain('De aanvrager moet nog de geheimhoudingsverklaring');
  expect((await go.signAsApplicant(id)).status).toBe(303);
  const both = 'Beide documenten zijn ondertekend. De helpdesk beoordeelt nu';
  for (const page of [manager, applicant]) expect(await (await house.get(page)).text()).toContain(both);

  await house.startWorker();
  expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
});

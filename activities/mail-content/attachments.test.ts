import { readXlsx } from 'hucre/xlsx';
import { expect, test, vi } from 'vitest';
import { readMailFacts } from '../../store/mail-facts.ts';
import { openHouse } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { attachmentsOf } from './attachments.ts';

test('the activation mail brings the template of the school; no other mail brings anything', async () => {
  const house = await openHouse();
  const go = journeyOf(house);
  await house.startWorker();
  const helpdesk = await house.signIn('helpdesk');
  const { id } = await go.apply();
  await go.confirm(id);
  await go.signAsManager(id);
  await go.signAsApplicant(id);
  await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
  await go.link(id, 'activation');
  const along = async (template: string) => {
    const mail = await vi.waitFor(() => house.store.prisma.mail.findFirstOrThrow({ where: { caseId: id, template } }));
    return await attachmentsOf(house.store, await readMailFacts(house.store, mail.id, house.clock.now()), 'nl');
  };
  const [file] = await along('activation');
  expect(file?.filename).toMatch(/\.xlsx$/);
  const { sheets } = await readXlsx(new Uint8Array(file?.content ?? []));
  expect(JSON.stringify(sheets[0]?.rows[0])).toContain('ROC De Proef');
  expect(await along('manager-signature')).toEqual([]);
});

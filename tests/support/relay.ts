import { listen, newWakeup } from '../../platform/live.ts';
import { startRelay } from '../../worker/relay.ts';
import { afterThisFile } from './after-file.ts';
import type { House } from './house.ts';

/** Has what Temporal was not told told at once, as the worker's program does: woken by the database. Until after the file. */
export function relayFor(house: House): void {
  const { store, temporal: client, taskQueue, clock, logger, mailQueued, databaseUrl } = house;
  const outboxFilled = newWakeup();
  const wakeAll = (): void => {
    mailQueued.wake();
    outboxFilled.wake();
  };
  const heard = {
    onNotice: (channel: string) => {
      (channel === 'mail' ? mailQueued : outboxFilled).wake();
    },
    onRestored: wakeAll,
  };
  const listener = listen(databaseUrl, ['mail', 'outbox'], heard, logger);
  const relay = startRelay({ store, client, taskQueue, clock, logger }, outboxFilled);
  afterThisFile(async () => {
    await relay.stop();
    await listener.close();
  });
}

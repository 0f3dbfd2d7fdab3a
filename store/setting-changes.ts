import { settingKeys } from '../domain/setting-rules.ts';
import { defaultSettings, isSettingKey, type SettingKey } from '../domain/settings.ts';
import { lockCase, recordEvent } from './audit.ts';
import { StaleVersion } from './inbox.ts';
import type { Prisma } from './prisma-client/client.ts';
import { bureauDossier } from './processes.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';

/** The settings with their history, and how one is changed: from an instant on, with a reason, and never silently. */

const historyParts = { by: { select: { name: true } } } satisfies Prisma.SettingChangeInclude;
export type SettingHistory = { key: SettingKey; changes: Change[] };
type Change = Prisma.SettingChangeGetPayload<{ include: typeof historyParts }>;

/** Every setting with its changes, the newest first; changes of keys that no longer exist are left out. */
export async function readSettings(store: Store): Promise<SettingHistory[]> {
  const all = await store.prisma.settingChange.findMany({ include: historyParts, orderBy: { validFrom: 'desc' } });
  const known = all.filter(({ key }) => isSettingKey(key));
  return settingKeys.map((key) => ({ key, changes: known.filter((change) => change.key === key) }));
}

export type WantedSetting = {
  /** Made by the browser: the same id twice is the same change. */
  id: string;
  key: SettingKey;
  value: Prisma.InputJsonValue;
  reason: string;
  /** From when it holds; null for at once. */
  validFrom: Date | null;
  accountId: string;
  /** How many changes of this setting there were when it was seen. */
  version: number;
};

/** The change would hold from a moment that is over. */
export class TooLate extends Error {
  override name = 'TooLate';
}

/**
 * Changes a setting. What is running keeps what was in force when it opened.
 *
 * @throws {StaleVersion} a colleague changed it in the meantime
 * @throws {TooLate}
 */
export async function changeSetting(store: Store, occasion: Occasion, wanted: WantedSetting): Promise<void> {
  const { id, key, value, reason, accountId, version } = wanted;
  const validFrom = wanted.validFrom ?? occasion.at;
  await inTransaction(store, async (tx) => {
    await lockCase(tx, bureauDossier);
    if (await tx.settingChange.findUnique({ where: { id } })) return; // pressed twice
    const changes = await tx.settingChange.findMany({ where: { key }, orderBy: { validFrom: 'asc' } });
    if (changes.length !== version) throw new StaleVersion();
    if (validFrom < occasion.at) throw new TooLate();
    if (changes.some((change) => change.validFrom.getTime() === validFrom.getTime())) throw new StaleVersion();
    const from = changes.findLast((change) => change.validFrom <= validFrom)?.value ?? defaultSettings[key];
    await tx.settingChange.create({ data: { id, key, value, reason, validFrom, byId: accountId } });
    await tell(tx, occasion, accountId, 'setting-changed', {
      ...{ key, from, to: value, changeId: id },
      validFrom: validFrom.toISOString(),
    });
  });
}

/**
 * Takes back a change whose time has not come. One that is not there was taken back before.
 *
 * @throws {TooLate} it holds already: it can only be followed by another
 */
export async function takeSettingBack(
  store: Store,
  occasion: Occasion,
  { key, changeId, accountId }: { key: SettingKey; changeId: string; accountId: string },
): Promise<void> {
  await inTransaction(store, async (tx) => {
    await lockCase(tx, bureauDossier);
    const change = await tx.settingChange.findFirst({ where: { id: changeId, key } });
    if (!change) return;
    if (change.validFrom <= occasion.at) throw new TooLate();
    await tx.settingChange.delete({ where: { id: changeId } });
    const validFrom = change.validFrom.toISOString();
    await tell(tx, occasion, accountId, 'setting-taken-back', { key, to: change.value, changeId, validFrom });
  });
}

async function tell(
  tx: Transaction,
  occasion: Occasion,
  accountId: string,
  code: string,
  details: Record<string, unknown>,
): Promise<void> {
  const plain = details as Prisma.InputJsonObject;
  await recordEvent(tx, occasion, bureauDossier, code, { kind: 'account', accountId }, plain);
  await notifyLive(tx, 'settings', bureauDossier);
}

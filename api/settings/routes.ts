import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { fits, groupOf, settingRules } from '../../domain/setting-rules.ts';
import { defaultSettings } from '../../domain/settings.ts';
import {
  changeSetting,
  readSettings,
  takeSettingBack,
  TooLate,
  type SettingHistory,
} from '../../store/setting-changes.ts';
import { allows, personOf } from '../http/access.ts';
import {
  commonProblems,
  decidedProblem,
  ifMatch,
  json,
  listOf,
  newApi,
  versionProblems,
  versionSeen,
} from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { setting, settingChange, settingKey, type Setting, type SettingValue } from './contract.ts';

const tags = ['settings'];
const byKey = z.object({ key: settingKey });

const list = createRoute({
  method: 'get',
  path: '/api/settings',
  tags,
  ...allows('settings.see'),
  summary: 'All settings: what is in force, what is planned, and what was',
  responses: { 200: json(listOf(setting), 'Settings'), ...commonProblems },
});

const change = createRoute({
  method: 'post',
  path: '/api/settings/{key}/changes',
  tags,
  ...allows('settings.change'),
  summary: 'Change a setting, now or from a later moment on. The same request id twice is one change',
  request: {
    params: byKey,
    headers: ifMatch,
    body: { required: true, content: { 'application/json': { schema: settingChange } } },
  },
  responses: { 200: json(listOf(setting), 'Settings'), ...commonProblems, ...versionProblems },
});

const takeBack = createRoute({
  method: 'delete',
  path: '/api/settings/{key}/changes/{changeId}',
  tags,
  ...allows('settings.change'),
  summary: 'Take back a change whose time has not come',
  request: { params: byKey.extend({ changeId: z.uuid() }) },
  responses: { 200: json(listOf(setting), 'Settings'), ...commonProblems, ...decidedProblem },
});

export const settingRoutes = newApi()
  .openapi(list, async (c) => c.json(await tell(c), 200))
  .openapi(change, async (c) => {
    const { key } = c.req.valid('param');
    const { requestId, value, reason, validFrom } = c.req.valid('json');
    const t = c.get('t');
    const version = versionSeen(c);
    if (!fits(key, value)) {
      const { kind, range } = settingRules[key];
      const message = t(`office:settings.fault.${kind}`, range ?? {});
      throw new Problem('invalid-input', { detail: message, errors: [{ field: 'value', message }] });
    }
    const wanted = {
      ...{ id: requestId, key, value, reason, version, accountId: personOf(c).accountId },
      validFrom: validFrom ? new Date(validFrom) : null,
    };
    await changeSetting(c.get('parts').store, occasionOf(c), wanted).catch((error: unknown) => {
      if (!(error instanceof TooLate)) throw error;
      const message = t('office:settings.fault.past');
      throw new Problem('invalid-input', { detail: message, errors: [{ field: 'validFrom', message }] });
    });
    return c.json(await tell(c), 200);
  })
  .openapi(takeBack, async (c) => {
    const { key, changeId } = c.req.valid('param');
    const { accountId } = personOf(c);
    await takeSettingBack(c.get('parts').store, occasionOf(c), { key, changeId, accountId }).catch((error: unknown) => {
      if (!(error instanceof TooLate)) throw error;
      throw new Problem('conflict', { detail: c.get('t')('office:settings.fault.holdsAlready') });
    });
    return c.json(await tell(c), 200);
  });

async function tell(c: Context<Env>): Promise<{ data: Setting[]; total: number }> {
  const { store, clock } = c.get('parts');
  const now = clock.now();
  const data = (await readSettings(store)).map((one) => asSetting(one, now));
  return { data, total: data.length };
}

function asSetting({ key, changes }: SettingHistory, now: Date): Setting {
  const { kind, unit, range } = settingRules[key];
  const inForce = changes.find(({ validFrom }) => validFrom <= now);
  return {
    ...{ id: key, group: groupOf(key), kind, unit, range },
    value: inForce ? (inForce.value as SettingValue) : defaultSettings[key],
    default: defaultSettings[key],
    version: changes.length,
    history: changes.map(({ id, value, validFrom, by, reason }) => ({
      ...{ id, reason, value: value as SettingValue },
      validFrom: validFrom.toISOString(),
      planned: validFrom > now,
      by: by?.name ?? null,
    })),
  };
}

import type { NewSettingChange, Setting } from '../../api/settings/contract.ts';
import { ifUnchanged, jsonBody, request } from '../http.ts';

export type SettingActions = {
  settings(): Promise<{ data: Setting[] }>;
  /** @throws {HttpError} 412 when a colleague changed it in the meantime, 422 when the value does not fit */
  changeSetting(setting: Setting, change: NewSettingChange): Promise<{ data: Setting[] }>;
  /** @throws {HttpError} 409 when it holds already */
  takeSettingBack(setting: Setting, changeId: string): Promise<{ data: Setting[] }>;
};

export const settingActions: SettingActions = {
  settings: () => request('/api/settings'),
  changeSetting: (setting, change) => request(changesPath(setting), ifUnchanged(setting, jsonBody('POST', change))),
  takeSettingBack: (setting, changeId) => request(`${changesPath(setting)}/${changeId}`, { method: 'DELETE' }),
};

const changesPath = ({ id }: Setting) => `/api/settings/${encodeURIComponent(id)}/changes`;

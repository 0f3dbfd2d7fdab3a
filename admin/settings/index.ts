import { SettingsPage } from './SettingsPage.tsx';

export default { name: 'settings', list: SettingsPage };

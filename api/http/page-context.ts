import type { Context } from 'hono';
import { defaultSettings } from '../../domain/settings.ts';
import { isDatabaseAway } from '../../platform/database.ts';
import { settingsAt } from '../../store/settings.ts';
import type { PageContext } from '../pages/layout.ts';
import type { Env } from './parts.ts';

/** What every public page knows. While the database is away, the page says whom to call all the same. */
export async function pageContext(c: Context<Env>): Promise<PageContext> {
  const { store, clock } = c.get('parts');
  const settings = await settingsAt(store.prisma, clock.now()).catch((error: unknown) => {
    if (isDatabaseAway(error)) return defaultSettings;
    throw error;
  });
  return {
    t: c.get('t'),
    locale: c.get('locale'),
    path: c.req.path,
    helpdesk: { email: settings['helpdesk.email'], phone: settings['helpdesk.phone'] },
  };
}

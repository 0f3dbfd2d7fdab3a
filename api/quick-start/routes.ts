import { Hono } from 'hono';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { quickStartPage } from './pages.ts';

/** `/`, and the address under which the login was known before. */
export const quickStartRoutes = new Hono<Env>()
  .get('/', async (c) => c.html(await quickStartPage(await pageContext(c))))
  .get('/administratie/adm_login.aspx', (c) => c.redirect('/admin/', 301));

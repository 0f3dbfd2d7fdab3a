import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Env } from './http/parts.ts';

/** The built back office. Its files carry a hash in their names; every other path under /admin is one of its screens. */
const built = fileURLToPath(new URL('../admin/dist/', import.meta.url));

const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'", // the component library writes its styles while it runs
  "img-src 'self' data:",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  c.header('Content-Security-Policy', policy);
  const isAsset = c.req.path.startsWith('/admin/assets/') && c.res.status === 200;
  c.header('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
};

export const adminApp = new Hono<Env>()
  .get('/admin', (c) => c.redirect('/admin/', 301))
  .use('/admin/*', headers)
  .get(
    '/admin/assets/*',
    serveStatic({ root: built, rewriteRequestPath: (path) => path.replace(/^\/admin\//, '/'), precompressed: true }),
  )
  .get('/admin/icon.svg', serveStatic({ root: built, rewriteRequestPath: () => '/icon.svg' }))
  .get('/admin/assets/*', (c) => c.notFound())
  .get('/admin/*', async (c) => c.html(await readFile(`${built}/index.html`, 'utf8')));

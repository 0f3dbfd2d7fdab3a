import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Env } from './http/parts.ts';

/**
 * A browser app of ours as it was built. Its files carry a hash in their names; every other path under its address is one
 * of its screens.
 *
 * @param folder of the app in the project, with its `dist`
 * @param address where it is served, without a slash at the end
 */
export function builtApp(folder: 'admin' | 'exam', address: string, contentSecurityPolicy: string): Hono<Env> {
  const built = fileURLToPath(new URL(`../${folder}/dist/`, import.meta.url));
  const headers: MiddlewareHandler<Env> = async (c, next) => {
    await next();
    const own = isFramed(c.req.path) ? contentSecurityPolicy.replace(inNoFrame, inOwnFrame) : contentSecurityPolicy;
    c.header('Content-Security-Policy', own);
    const isAsset = c.req.path.startsWith(`${address}/assets/`) && c.res.status === 200;
    c.header('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
  return new Hono<Env>()
    .get(address, (c) => c.redirect(`${address}/`, 301))
    .use(`${address}/*`, headers)
    .get(
      `${address}/assets/*`,
      serveStatic({
        root: built,
        rewriteRequestPath: (path) => path.slice(address.length),
        precompressed: true,
      }),
    )
    .get(`${address}/icon.svg`, serveStatic({ root: built, rewriteRequestPath: () => '/icon.svg' }))
    .get(`${address}/assets/*`, (c) => c.notFound())
    .get(`${address}/*`, async (c) => c.html(await readFile(`${built}/index.html`, 'utf8')));
}

const inNoFrame = "frame-ancestors 'none'";
const inOwnFrame = "frame-ancestors 'self'";
const shared = ["default-src 'self'", "base-uri 'none'", "object-src 'none'", inNoFrame];

/** The one page that another page of ours may show in a frame: the preview of an exam version, beside its editor. */
const isFramed = (path: string): boolean => /^\/examen\/preview\/[\w-]+\/?$/.test(path);

/** A scan is looked at in place, on the page of its application. */
const isScanInPlace = (path: string): boolean => /^\/api\/account-applications\/[\w-]+\/documents\/[\w-]+$/.test(path);

/** Takes back for these what every other page says to browsers that are too old for a policy. */
export const previewFrame: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  if (isFramed(c.req.path) || isScanInPlace(c.req.path)) c.header('X-Frame-Options', 'SAMEORIGIN');
};

/** The back office: its component library writes its styles while it runs. */
export const adminApp = builtApp(
  'admin',
  '/admin',
  [...shared, "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:"].join('; '),
);

/** The exam player: nothing but our own files, and sounds that it holds in memory. */
export const examApp = builtApp('exam', '/examen', [...shared, "media-src 'self' blob:"].join('; '));

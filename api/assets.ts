import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Env } from './http/parts.ts';
import { fonts, icon, stylesheet } from './pages/assets.ts';

/** The style sheet, the icon and the fonts of the public pages, kept by browsers for good: a new one has a new name. */
const forGood = 'public, max-age=31536000, immutable';

export const assetRoutes = new Hono<Env>()
  .get(stylesheet.path, (c) =>
    c.body(stylesheet.css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': forGood }),
  )
  .get(icon.path, (c) =>
    c.body(icon.svg, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
  );

for (const { path, file } of fonts) {
  const bytes = Uint8Array.from(readFileSync(file));
  assetRoutes.get(path, (c) => c.body(bytes, 200, { 'Content-Type': 'font/woff2', 'Cache-Control': forGood }));
}

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { tokens } from '../../design/tokens.ts';
import { css } from './stylesheet.ts';

/** The stylesheet: serve `css` at `path`; pages link to `href`, which changes when the text does. */
export const stylesheet = { path: '/assets/site.css', css, href: `/assets/site.css?v=${digest(css)}` };

/** The favicon: serve `svg` at `path` as image/svg+xml. */
export const icon = {
  path: '/assets/icon.svg',
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${tokens.colour.primary}"/><path d="M8 8h16v4h-6v13h-4V12H8z" fill="${tokens.colour.surface}"/></svg>`,
};

/** The font files (woff2): serve `file` at `path`. */
export const fonts: { path: string; file: string }[] = ['latin', 'latin-ext'].flatMap((subset) =>
  [400, 600].map((weight) => {
    const name = `open-sans-${subset}-${weight}-normal.woff2`;
    return {
      path: `/assets/fonts/${name}`,
      file: fileURLToPath(import.meta.resolve(`@fontsource/open-sans/files/${name}`)),
    };
  }),
);

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

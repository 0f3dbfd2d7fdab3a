import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { tokens } from '../design/tokens.ts';

/** `vite build exam` writes exam/dist, which the API serves at /examen. */
export default defineConfig(({ command }) => {
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: '/examen/',
    plugins: [designTokens()],
    build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
    server: { proxy: { '/api': process.env['API_URL'] ?? 'http://127.0.0.1:3000' } },
  };
});

/** In a style sheet, `token(colour.text)` stands for the value in design/tokens.ts. Bare numbers there are pixels. */
function designTokens(): Plugin {
  return {
    name: 'design-tokens',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.css')) return null;
      return code.replaceAll(/token\(([\w.]+)\)/g, (_, path: string) => valueOf(path));
    },
  };
}

function valueOf(path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], tokens);
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') throw new Error(`There is no design token ${path}`);
  return path === 'font.lineHeight' ? String(value) : `${value}px`;
}

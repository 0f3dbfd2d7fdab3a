import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `vite build admin` writes admin/dist, which the API serves at /admin. `vite admin` is for work on the screens. */
export default defineConfig(({ command }) => {
  // Started from a test run, the build would otherwise hold the libraries' development halves.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: '/admin/',
    plugins: [react()],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      // Fonts stay files: a content security policy then needs no `data:` source.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
    },
    server: { proxy: { '/api': process.env['API_URL'] ?? 'http://127.0.0.1:3000' } },
  };
});

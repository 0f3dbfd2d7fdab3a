import type { Context } from 'hono';
import type { Env } from './parts.ts';

/**
 * What people sent is saved, never shown: no browser takes it for a page of ours, whatever is in it.
 *
 * @param name as the sender called it
 */
export function toSave(c: Context<Env>, name: string, content: Uint8Array<ArrayBuffer>) {
  c.header('Cache-Control', 'no-store');
  c.header('Content-Disposition', `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(name)}`);
  c.header('Content-Security-Policy', "sandbox; default-src 'none'");
  c.header('X-Content-Type-Options', 'nosniff');
  return c.body(content, 200, { 'Content-Type': 'application/octet-stream' });
}

/** How such a file is described. */
export const fileToSave = (description: string) => ({
  200: {
    description,
    content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
  },
});

import type { Context } from 'hono';
import type { Env } from '../http/parts.ts';

const binary = { schema: { type: 'string' as const, format: 'binary' } };

/** What a document of an application can be: made by us as PDF, or a scan. */
export const fileContent = { 'application/pdf': binary, 'image/jpeg': binary, 'image/png': binary };

type Kept = { kind: string; name: string | null; mediaType: string; content: Uint8Array<ArrayBuffer> };

const endings: Record<string, string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/**
 * A document to look at in the browser, to the byte. A scan came from outside: the browser takes it for what its bytes
 * were found to be and for nothing else, and runs nothing that may be in it.
 */
export function documentToLookAt(c: Context<Env>, { kind, name, mediaType, content }: Kept) {
  const called = encodeURIComponent(name ?? `${kind}.${endings[mediaType] ?? 'bin'}`);
  c.header('Cache-Control', 'no-store');
  c.header(
    'Content-Disposition',
    `inline; filename="${kind}.${endings[mediaType] ?? 'bin'}"; filename*=UTF-8''${called}`,
  );
  c.header('X-Content-Type-Options', 'nosniff');
  // Not on a PDF: with a policy of this kind browsers don't show one.
  if (mediaType.startsWith('image/'))
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
  return c.body(content, 200, { 'Content-Type': mediaType });
}

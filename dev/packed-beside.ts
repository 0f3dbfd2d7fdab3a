import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Fonts and pictures are packed by their own formats; of what is small, an answer gets no smaller. */
const isWorthPacking = (path: string, bytes: Uint8Array) => /\.(?:js|css|svg)$/.test(path) && bytes.length > 1024;

/**
 * Writes each text of a folder packed beside itself, as `.br` and `.gz`, which the API sends in its place: see
 * api/built-app.ts. Brotli's quality 11 would make the back office a twelfth smaller still, for ten times the wait.
 */
export async function packBeside(folder: string): Promise<void> {
  const paths = readdirSync(folder).map((name) => join(folder, name));
  await Promise.all(paths.map(pack));
}

async function pack(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (!isWorthPacking(path, bytes)) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [brotli, zip] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, zip)]);
}

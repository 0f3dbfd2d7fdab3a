import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { root } from '../../dev/paths.ts';

/**
 * Starts a real Chromium: the one that CHROMIUM names, else the one inside the npm package @sparticuz/chromium, which is
 * for Linux on x64. The first start on a machine unpacks it, in about 3 s.
 */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch(browserProgram());
}

/** The program itself, for a test that kills it and starts it again on the same profile. */
export function browserProgram(): BrowserProgram {
  const own = process.env['CHROMIUM'];
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];
  if (own) return { executablePath: own, args, env: { ...stringsOf(process.env), ...utf8 } };
  const folder = unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    args, // not the package's own: its --single-process dies at the second context
    env: {
      ...stringsOf(process.env),
      ...utf8,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}
/** A file with an accent in its name keeps it, whatever the shell's language. */
const utf8 = { LC_ALL: 'C.UTF-8' };

type BrowserProgram = { executablePath: string; args: string[]; env: Record<string, string> };

/** Test files run side by side: each may unpack, into a folder of its own, and the first to be done gives it its name. */
function unpacked(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(entry, '..', '..', 'package.json'), 'utf8')) as { version: string };
  const cache = join(root, 'node_modules', '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const half = mkdtempSync(join(cache, 'chromium-unpacking-'));
  try {
    // The package unpacks into the folder for temporary files, and its libraries only where it believes to be on Amazon's
    // machines; both are told by environment, so it happens in a process of its own.
    const env = { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
    execFileSync(process.execPath, [import.meta.filename], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    writeFileSync(join(half, 'fonts', 'fonts.conf'), fontSettings(folder)); // its own looks in /tmp/fonts
    renameSync(half, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // else another test file was quicker
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return folder;
}

const fontSettings = (folder: string) => `<?xml version="1.0"?>
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;

const stringsOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));

if (import.meta.main) {
  const { default: packed } = await import('@sparticuz/chromium');
  await packed.executablePath();
}

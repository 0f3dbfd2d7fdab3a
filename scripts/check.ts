import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { generateClient } from './generate-client.ts';
import { root } from './prisma-cli.ts';

// npm run check   Everything that can be said about the code without running it. All parts are looked at, also after one
//                 has failed; the last lines say which did.

type Part = { name: string; command: string[] };

const parts: Part[] = [
  // the longest first: they share the machine's cores
  { name: 'lint', command: [packaged('eslint/bin/eslint.js'), '.'] },
  { name: 'types', command: [packaged('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
  { name: 'format', command: [packaged('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'schema', command: ['--disable-warning=ExperimentalWarning', join(root, 'scripts/check-schema.ts')] },
  { name: 'rooms', command: [join(root, 'scripts/check-rooms.ts')] },
  { name: 'locales', command: [join(root, 'scripts/check-locales.ts')] },
];

generateClient(); // types and lint read it

const failed: string[] = [];
const waiting = [...parts];
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));

if (failed.length === 0) console.log(`check: all ${parts.length} parts pass`);
else console.error(`check: failed: ${failed.join(', ')} (npm run check:<part> runs one by itself)`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function worker(): Promise<void> {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const began = performance.now();
    const { ok, said } = await run(part);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${ok ? 'pass' : 'FAIL'}  ${part.name} (${seconds} s)`);
    if (ok) continue;
    failed.push(part.name);
    console.log(said.trim().replaceAll(/^/gm, '      '));
  }
}

/** Runs a part on the Node that runs this, and gives what it said in one piece, not mixed with the other parts'. */
function run({ command }: Part): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', (error) => resolve({ ok: false, said: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, said }));
  });
}

function packaged(file: string): string {
  return join(root, 'node_modules', file);
}

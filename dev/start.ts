import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { data, root } from './paths.ts';
import { choosePorts, readWebPort } from './ports.ts';
import { RunRecord } from './run-record.ts';
import { Stack, type Addresses } from './stack.ts';

// npm start: runs the whole system on this machine until Ctrl-C.

const addressesFile = join(data, 'addresses.json');
/** npm passes a Ctrl-C on that we got from the terminal as well: signals this close together are one. */
const SAME_KEYPRESS_MS = 500;

let stack: Stack | undefined;
let record: RunRecord | undefined;
let stoppingSince: number | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOrKill);
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}); // the terminal may be gone

try {
  // what a person has set for other work must not make the demo run or build another way
  delete process.env['NODE_ENV'];
  const began = Date.now();
  const port = readWebPort(process.env['PORT']);
  record = await RunRecord.claim(join(data, 'run.json'), `http://127.0.0.1:${port}`, root, console.log);
  rmSync(addressesFile, { force: true });
  if (stoppingSince === undefined) {
    const claimed = record;
    stack = new Stack(await choosePorts(port), {
      say: console.log,
      started: ({ name, pid }) => claimed.add(name, pid),
      failed: (reason) => void fail(reason),
    });
    const addresses = await stack.start();
    writeAddresses(addresses);
    console.log(table(addresses, Date.now() - began));
  }
} catch (error) {
  await fail(error);
}

function stopOrKill(): void {
  if (stoppingSince === undefined) {
    console.log('\nStopping … (once more Ctrl-C ends everything at once)');
    void stop(0);
  } else if (Date.now() - stoppingSince > SAME_KEYPRESS_MS) {
    stack?.kill();
    record?.release();
    process.exit(1);
  }
}

async function fail(error: unknown): Promise<void> {
  if (stoppingSince !== undefined) return; // parts that fall over while all is being stopped are no news
  const expected = error instanceof Error && !(error instanceof TypeError || error instanceof ReferenceError);
  console.error('');
  console.error(expected ? error.message : error);
  await stop(1);
}

async function stop(exitCode: number): Promise<never> {
  stoppingSince = Date.now();
  if (record) rmSync(addressesFile, { force: true });
  await stack?.stop();
  record?.release();
  process.exit(exitCode);
}

function writeAddresses(addresses: Addresses): void {
  if (stoppingSince !== undefined) return;
  writeFileSync(`${addressesFile}.new`, `${JSON.stringify(addresses, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${addressesFile}.new`, addressesFile);
}

function table({ web, mail, temporal, temporalUi, logins }: Addresses, tookMs: number): string {
  const rows = (cells: string[][]) => {
    const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
    return cells.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd());
  };
  return [
    '',
    `Ready in ${(tookMs / 1000).toFixed(1)} s. Stop with Ctrl-C.`,
    '',
    ...rows([
      ['For schools', `${web}/`],
      ['Apply', `${web}/aanvragen`],
      ['Back office', `${web}/admin`],
      ['Take an exam', `${web}/examen`],
      ['Ask for help', `${web}/hulp`],
      ['API', `${web}/api/docs`],
      ['Mail', mail],
      ['Temporal', temporalUi ?? temporal],
    ]),
    '',
    ...rows([
      ['Log in as', 'E-mail', 'Password'],
      ...logins.map(({ role, email, password }) => [role, email, password]),
    ]),
    '',
  ].join('\n');
}

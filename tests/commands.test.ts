import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../dev/paths.ts';
import { seedDemoData } from '../dev/demo-data.ts';
import { accountExists, createBureauAccount } from '../store/accounts.ts';
import { listedSchools } from '../store/schools.ts';
import { currentStudyFields } from '../store/study-fields.ts';
import { testDatabase } from './support/database.ts';
import { openHouse, type House } from './support/house.ts';

/** The commands that make a new installation usable, as a person gives them. */

const example = join(root, 'prisma/reference-data.example.json');

async function run(script: string, databaseUrl: string, args: string[], stdin = '') {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts', script), ...args],
    { cwd: root, env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl } },
  );
  child.stdin.end(stdin);
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const signIn = async (email: string, password: string) =>
  await house.app.request(`${house.origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: house.origin, 'content-type': 'application/json', 'x-real-ip': '10.1.0.1' },
    body: JSON.stringify({ email, password }),
  });

describe('accounts:add', () => {
  const add = (args: string[], stdin?: string) => run('add-account.ts', house.databaseUrl, args, stdin);
  const noor = ['--role', 'admin', '--email', 'Noor@Examenwerk.example', '--name', 'Noor Smit'];

  it('makes an account that can log in with the password shown, and leaves it alone the second time', async () => {
    const first = await add(noor);
    expect(first).toMatchObject({ code: 0, err: '' });
    const password = /Password, shown this once: (\S+)/.exec(first.out)?.[1] ?? '';
    expect(password).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/);

    const second = await add([...noor.slice(0, 4), '--name', 'Iemand Anders']);
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toBe('There is an account for noor@examenwerk.example already. It was left as it is.\n');

    const answer = await signIn('noor@examenwerk.example', password);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ user: { name: 'Noor Smit', role: 'admin' } });
  });

  it('takes a password from stdin, and does not show it', async () => {
    const password = 'vier-natte-geiten-op-zolder';
    const { code, out } = await add(
      ['--role', 'staff', '--email', 'bas@examenwerk.example', '--name', 'Bas', '--password-from-stdin'],
      `${password}\n`,
    );
    expect(code).toBe(0);
    expect(out).toBe('bas@examenwerk.example can log in as staff.\n');
    expect((await signIn('bas@examenwerk.example', password)).status).toBe(200);
  });

  it('names all faults at once, and makes nothing', async () => {
    const wrong = await add(['--role', 'school', '--email', 'not an address']);
    expect(wrong).toMatchObject({ code: 1, out: '' });
    for (const fault of ['--role must be', '--email is not', '--name is missing']) expect(wrong.err).toContain(fault);
    expect(wrong.err).not.toContain('    at ');

    const short = ['--role', 'staff', '--email', 'kort@examenwerk.example', '--name', 'K', '--password-from-stdin'];
    expect(await add(short, 'kort\n')).toMatchObject({ code: 1, out: '' });
    expect(await accountExists(house.store, 'kort@examenwerk.example')).toBe(false);
    expect((await add(['--rol', 'staff'])).err).toMatch(/^Unknown option '--rol'/);
  });

  it('says in words that the database is not there', async () => {
    const { code, err } = await run('add-account.ts', 'postgresql://x:y@127.0.0.1:1/none', noor);
    expect(code).toBe(1);
    expect(err).not.toContain('    at ');
  });
});

describe('reference-data:load', () => {
  const load = (args: string[], stdin?: string) => run('load-reference-data.ts', house.databaseUrl, args, stdin);

  it('enters the example, from a file or stdin, and once only', async () => {
    const before = (await currentStudyFields(house.store)).map(({ name }) => name);
    expect((await load([example])).out).toBe(
      'Schools: 10 added, 0 known already.\nStudy fields: 12 added, 0 known already.\n',
    );
    const entered = await Promise.all([listedSchools(house.store), currentStudyFields(house.store)]);

    const again = await load(['-'], readFileSync(example, 'utf8'));
    expect(again.out).toBe('Schools: 0 added, 10 known already.\nStudy fields: 0 added, 12 known already.\n');
    expect(await Promise.all([listedSchools(house.store), currentStudyFields(house.store)])).toEqual(entered);
    expect(entered[0].find(({ name }) => name === 'ROC De Waterlanden')?.locations).toContain('Locatie Haven');
    expect(entered[1].map(({ name }) => name).slice(0, before.length + 1)).toEqual([...before, 'Verzorgende']);
  });

  it('names all faults of a file at once, and enters nothing of it', async () => {
    const school = { name: 'Vakschool De Nieuwe', kind: 'vakschool', brin: '92AA' };
    const faulty = {
      schools: [school, { ...school }, { name: '', kind: 'hbo', brin: '9' }],
      studyFields: [{ code: 'X', name: 'X' }],
    };
    const { code, out, err } = await load(['-'], JSON.stringify(faulty));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    for (const place of ['schools[2].name', 'schools[2].kind', 'schools[2].brin', 'studyFields[0].group'])
      expect(err).toContain(`${place}: `);
    const twice = await load(['-'], JSON.stringify({ schools: [school, school], studyFields: [] }));
    expect(twice.err).toContain('schools[1].brin: 92AA is in the file more than once');
    expect((await listedSchools(house.store)).map(({ name }) => name)).not.toContain(school.name);

    expect(await load(['-'], '{')).toMatchObject({ code: 1, out: '' });
    expect(await load([])).toMatchObject({ code: 1, out: '' });
    expect((await load(['/nowhere.json'])).err).toMatch(/^\/nowhere\.json can not be read/);
  });
});

describe('the data of the demo', () => {
  it('are finished by the next start when the first was broken off', async () => {
    const databaseUrl = await testDatabase();
    await run('load-reference-data.ts', databaseUrl, [example]);
    const { logins } = await seedDemoData({ DATABASE_URL: databaseUrl });
    expect(await seedDemoData({ DATABASE_URL: databaseUrl })).toEqual({ logins });
    const demo = await openHouse({ databaseUrl });
    for (const { email } of logins) expect(await accountExists(demo.store, email), email).toBe(true);
  });
});

describe('createBureauAccount', () => {
  it('leaves an account that exists as it is, also one of a school', async () => {
    const email = await house.addPerson('school');
    const other = { name: 'Iemand', email, role: 'admin' as const, passwordHash: 'another' };
    expect(await createBureauAccount(house.store, house.occasion(), other)).toBe(false);
    await house.logIn(email);
    expect(await house.store.prisma.account.findUnique({ where: { email } })).toMatchObject({ role: 'school' });
  });
});

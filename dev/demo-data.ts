import { readFile } from 'node:fs/promises';
import { openAuth, hashPassword } from '../api/auth/auth.ts';
import { systemClock } from '../platform/clock.ts';
import { openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { accountExists, createBureauAccount, createSchoolAccount } from '../store/accounts.ts';
import { enterReferenceData, readReferenceData } from '../scripts/reference-data.ts';
import { enterDemoExams } from './demo-exams/enter.ts';
import { closeStore, openStore, type Occasion, type Store } from '../store/store.ts';

/** What a demo starts with: schools, study fields, people and exams, all made up. Entered again, it stays as it is. */

export type DemoLogin = { role: 'school' | 'helpdesk' | 'staff' | 'admin'; email: string; password: string };

const password = 'demo-TeleToets-2026';
const bureau = [
  { role: 'helpdesk', name: 'Hanneke de Wit', email: 'hanneke@examenwerk.example' },
  { role: 'helpdesk', name: 'Tariq Bouali', email: 'tariq@examenwerk.example' },
  { role: 'staff', name: 'Sanne Verhoef', email: 'sanne@examenwerk.example' },
  { role: 'admin', name: 'Joris van Dalen', email: 'joris@examenwerk.example' },
] as const;
/** Of two schools: neither may see anything of the other, and the second also schedules an exam that the first can't. */
const accountHolders = [
  {
    name: 'Anouk Jansen',
    email: 'anouk.jansen@roc-dewaterlanden.example',
    brin: '91AA',
    location: 'Locatie Haven, team Zorg',
    studyFieldCodes: ['ZW-VZ', 'ZW-MZ'],
  },
  {
    name: 'Bas Vermeulen',
    email: 'bas.vermeulen@roc-rivierenpoort.example',
    brin: '91BB',
    location: 'Locatie Dijkpoort, teams Zorg en Techniek',
    studyFieldCodes: ['ZW-VZ', 'TE-EL'],
  },
];
/** Who is said to have published the exams. */
const publisher = 'sanne@examenwerk.example';

const referenceFile = new URL('../prisma/reference-data.example.json', import.meta.url);

/** Enters the demo's data and answers with the logins that work in it. */
export async function seedDemoData(env: { DATABASE_URL: string }): Promise<{ logins: DemoLogin[] }> {
  const store = openStore(
    openPool(env.DATABASE_URL, 2, openLogger('demo', 'warn')),
    'not used: the demo data has no links',
  );
  try {
    await enter(store, { at: systemClock.now(), correlationId: null });
  } finally {
    await closeStore(store);
  }
  return {
    logins: [
      ...bureau.map(({ role, email }) => ({ role, email, password })),
      ...accountHolders.map(({ email }) => ({ role: 'school' as const, email, password })),
    ],
  };
}

async function enter(store: Store, occasion: Occasion): Promise<void> {
  await enterPeople(store, occasion);
  const { id } = await store.prisma.account.findUniqueOrThrow({ where: { email: publisher } });
  await enterDemoExams(store, occasion, id);
}

/** The last account holder comes last: whoever is cut off before goes on from there at the next start. */
async function enterPeople(store: Store, occasion: Occasion): Promise<void> {
  const last = accountHolders.at(-1);
  if (last && (await accountExists(store, last.email))) return;
  await enterReferenceData(store, occasion, readReferenceData(await readFile(referenceFile, 'utf8')));

  const auth = openAuth(
    { PUBLIC_URL: 'http://127.0.0.1', SESSION_SECRET: 'only passwords are hashed with this' },
    store,
  );
  const passwordHash = await hashPassword(auth, password);
  for (const person of bureau) await createBureauAccount(store, occasion, { ...person, passwordHash });
  for (const holder of accountHolders) await createSchoolAccount(store, occasion, { ...holder, passwordHash });
}

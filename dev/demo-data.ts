import { readFile } from 'node:fs/promises';
import { openAuth, hashPassword } from '../api/auth/auth.ts';
import { systemClock } from '../platform/clock.ts';
import { openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { accountExists, createBureauAccount, createSchoolAccount } from '../store/accounts.ts';
import { enterReferenceData, readReferenceData } from '../scripts/reference-data.ts';
import { closeStore, openStore, type Occasion, type Store } from '../store/store.ts';

/** What a demo starts with: schools, study fields and people, all made up. Entered again, it stays as it is. */

export type DemoLogin = { role: 'school' | 'helpdesk' | 'staff' | 'admin'; email: string; password: string };

const password = 'demo-TeleToets-2026';
const bureau = [
  { role: 'helpdesk', name: 'Hanneke de Wit', email: 'hanneke@examenwerk.example' },
  { role: 'helpdesk', name: 'Tariq Bouali', email: 'tariq@examenwerk.example' },
  { role: 'staff', name: 'Sanne Verhoef', email: 'sanne@examenwerk.example' },
  { role: 'admin', name: 'Joris van Dalen', email: 'joris@examenwerk.example' },
] as const;
const accountHolder = {
  name: 'Anouk Jansen',
  email: 'anouk.jansen@roc-dewaterlanden.example',
  brin: '91AA',
  location: 'Locatie Haven, team Zorg',
  studyFieldCodes: ['ZW-VZ', 'ZW-MZ'],
};

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
      { role: 'school', email: accountHolder.email, password },
    ],
  };
}

/** The account holder comes last: whoever is cut off before goes on from there at the next start. */
async function enter(store: Store, occasion: Occasion): Promise<void> {
  if (await accountExists(store, accountHolder.email)) return;
  await enterReferenceData(store, occasion, readReferenceData(await readFile(referenceFile, 'utf8')));

  const auth = openAuth(
    { PUBLIC_URL: 'http://127.0.0.1', SESSION_SECRET: 'only passwords are hashed with this' },
    store,
  );
  const passwordHash = await hashPassword(auth, password);
  for (const person of bureau) await createBureauAccount(store, occasion, { ...person, passwordHash });
  await createSchoolAccount(store, occasion, { ...accountHolder, passwordHash });
}

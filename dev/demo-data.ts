import { openAuth, hashPassword } from '../api/auth/auth.ts';
import { systemClock } from '../platform/clock.ts';
import { openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { createBureauAccount, createSchoolAccount } from '../store/accounts.ts';
import { addSchool, listedSchools } from '../store/schools.ts';
import { closeStore, openStore, type Occasion, type Store } from '../store/store.ts';
import { addStudyField } from '../store/study-fields.ts';

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

const schools = [
  { name: 'ROC De Waterlanden', kind: 'roc', brin: '91AA' },
  { name: 'ROC Rivierenpoort', kind: 'roc', brin: '91BB' },
  { name: 'ROC Hoogland', kind: 'roc', brin: '91CC' },
  { name: 'Vakschool Het Fornuis', kind: 'vakschool', brin: '91DD' },
  { name: 'Vakschool Hout en Meubel Oost', kind: 'vakschool', brin: '91EE' },
] as const;

const studyFields = [
  {
    group: 'Zorg en welzijn',
    fields: {
      'ZW-VZ': 'Verzorgende',
      'ZW-VP': 'Verpleegkundige',
      'ZW-MZ': 'Maatschappelijke zorg',
      'ZW-PW': 'Pedagogisch werk',
    },
  },
  { group: 'Economie', fields: { 'EC-AD': 'Administratie', 'EC-HA': 'Handel en ondernemen', 'EC-LO': 'Logistiek' } },
  { group: 'Techniek', fields: { 'TE-BO': 'Bouw', 'TE-EL': 'Elektrotechniek', 'TE-MO': 'Motorvoertuigen' } },
  { group: 'Horeca en toerisme', fields: { 'HO-KO': 'Koken', 'HO-GA': 'Gastheer of gastvrouw' } },
];

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

async function enter(store: Store, occasion: Occasion): Promise<void> {
  if ((await listedSchools(store)).length > 0) return;
  for (const school of schools) await addSchool(store, occasion, school);
  const fields = studyFields.flatMap(({ group, fields: inGroup }) =>
    Object.entries(inGroup).map(([code, name]) => ({ code, name, groupName: group })),
  );
  for (const [index, field] of fields.entries()) await addStudyField(store, { ...field, position: index + 1 });

  const auth = openAuth(
    { PUBLIC_URL: 'http://127.0.0.1', SESSION_SECRET: 'only passwords are hashed with this' },
    store,
  );
  const passwordHash = await hashPassword(auth, password);
  for (const person of bureau) await createBureauAccount(store, occasion, { ...person, passwordHash });
  await createSchoolAccount(store, occasion, { ...accountHolder, passwordHash });
}

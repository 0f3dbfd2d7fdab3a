import { randomUUID } from 'node:crypto';
import { hashPassword as hashByScrypt } from 'better-auth/crypto';
import { beforeAll, expect, test } from 'vitest';
import { createBureauAccount } from '../../store/accounts.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import { hashPassword } from './auth.ts';

/** How passwords are kept and checked, through the login. */

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

async function logsInWith(passwordHash: string, typed: string): Promise<number> {
  const email = `${randomUUID().slice(0, 12)}@examenwerk.example`;
  await createBureauAccount(house.store, house.occasion(), {
    ...{ name: 'Sam Bos', role: 'staff' },
    email,
    passwordHash,
  });
  const answer = await house.send('POST', '/api/auth/sign-in/email', '', { email, password: typed });
  return answer.status;
}

test('a password is kept as Argon2id with the figures of OWASP', async () => {
  expect(await hashPassword(house.auth, password)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('two hashes of one password differ', async () => {
  expect(await hashPassword(house.auth, password)).not.toBe(await hashPassword(house.auth, password));
});

test.each([
  { by: 'Argon2id', hash: () => hashPassword(house.auth, password) },
  { by: 'scrypt, as an earlier version did', hash: () => hashByScrypt(password) },
])('a password hashed by $by opens, another does not', async ({ hash }) => {
  expect(await logsInWith(await hash(), password)).toBe(200);
  expect(await logsInWith(await hash(), `${password}!`)).toBe(401);
});

test('a hash that can not be read opens nothing', async () => {
  for (const spoiled of ['$argon2id$spoiled', 'spoiled', ':', ''])
    expect(await logsInWith(spoiled, password), spoiled).toBe(401);
});

test('a password is the same on every machine that it is typed on', async () => {
  const typed = `caf\u00e9-${password}`;
  const onAnother = `cafe\u0301-${password}`;
  expect(typed).not.toBe(onAnother);
  expect(await logsInWith(await hashPassword(house.auth, typed), onAnother)).toBe(200);
});

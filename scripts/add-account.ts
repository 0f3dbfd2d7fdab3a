import { randomInt } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { hashPassword, openAuth, passwordLength } from '../api/auth/auth.ts';
import { createBureauAccount } from '../store/accounts.ts';
import { CommandError, commandOnDatabase } from './on-database.ts';

// npm run accounts:add -- --role admin --email noor@example.nl --name 'Noor Smit'
//   An account of the bureau's own, with a password that is made and shown once.
// … --password-from-stdin
//   The same, with the password that is on the first line of what comes in.

const usage =
  "npm run accounts:add -- --role helpdesk|staff|admin --email ADDRESS --name 'NAME' [--password-from-stdin]";

const asked = z.object({
  role: z.enum(['helpdesk', 'staff', 'admin'], '--role must be helpdesk, staff or admin'),
  email: z.string('--email is missing').trim().toLowerCase().pipe(z.email('--email is not an e-mail address')),
  name: z.string('--name is missing').trim().min(1, '--name is missing').max(200, '--name is too long'),
});

await commandOnDatabase(
  async () => {
    const { values } = parseArgs({
      options: {
        role: { type: 'string' },
        email: { type: 'string' },
        name: { type: 'string' },
        'password-from-stdin': { type: 'boolean', default: false },
      },
    });
    const result = asked.safeParse(values);
    if (!result.success) {
      const faults = result.error.issues.map(({ message }) => `  ${message}`);
      throw new CommandError(`No account was made:\n${faults.join('\n')}\n${usage}`);
    }
    const given = values['password-from-stdin'] ? await passwordFromStdin() : null;
    return { person: result.data, given };
  },
  async (store, occasion, { person, given }) => {
    const password = given ?? newPassword();
    const auth = openAuth(
      { PUBLIC_URL: 'http://127.0.0.1', SESSION_SECRET: 'only passwords are hashed with this' },
      store,
    );
    const passwordHash = await hashPassword(auth, password);
    if (!(await createBureauAccount(store, occasion, { ...person, passwordHash }))) {
      throw new CommandError(`There is an account for ${person.email} already. It was left as it is.`);
    }
    console.log(`${person.email} can log in as ${person.role}.`);
    if (given === null) console.log(`Password, shown this once: ${password}`);
  },
);

async function passwordFromStdin(): Promise<string> {
  const password = (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? '';
  const { min, max } = passwordLength;
  if (password.length < min || password.length > max) {
    throw new CommandError(`No account was made: a password has ${min} to ${max} characters.`);
  }
  return password;
}

/** 99 random bits, in groups that can be read aloud: without letters and digits that look like each other. */
function newPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

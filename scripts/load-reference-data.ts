import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CommandError, commandOnDatabase } from './on-database.ts';
import { enterReferenceData, readReferenceData, ReferenceDataError } from './reference-data.ts';

// npm run reference-data:load FILE.json   enter the schools and study fields of the file that the database lacks
// npm run reference-data:load -- -        the same, from what comes in on stdin

await commandOnDatabase(
  () => {
    const { positionals } = parseArgs({ allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) {
      throw new CommandError('Say which file to load: npm run reference-data:load FILE.json (or - for stdin)');
    }
    try {
      return readReferenceData(readFileSync(file === '-' ? process.stdin.fd : file, 'utf8'));
    } catch (error) {
      if (error instanceof ReferenceDataError) throw new CommandError(`${error.message}\nNothing was loaded.`);
      throw new CommandError(`${file} can not be read: ${error instanceof Error ? error.message : ''}`);
    }
  },
  async (store, occasion, data) => {
    const added = await enterReferenceData(store, occasion, data);
    console.log(told('Schools', added.schools, data.schools.length));
    console.log(told('Study fields', added.studyFields, data.studyFields.length));
  },
);

function told(what: string, added: number, inFile: number): string {
  return `${what}: ${added} added, ${inFile - added} known already.`;
}

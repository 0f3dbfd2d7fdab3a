import { relative } from 'node:path';
import { prisma, root } from './prisma-cli.ts';
import { schemaDifference, schemaFiles } from './schema-difference.ts';

// npm run check:schema   The Prisma schema is valid and formatted, every model says what it is, and the migrations lead
//                        to what the schema says.

const faults: string[] = [];

const validation = prisma('validate');
if (!validation.ok) faults.push(validation.said);

if (!prisma('format', '--check').ok) faults.push('prisma/schema is not formatted as Prisma does it: npm run format');

for (const model of modelsWithoutComment()) faults.push(`${model} has no /// comment that says what it is`);

if (validation.ok) {
  const difference = await schemaDifference();
  if (difference !== null) {
    faults.push(`The migrations do not lead to the schema: npm run db:migration NAME would write\n\n${difference}`);
  }
}

for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);

function modelsWithoutComment(): string[] {
  return schemaFiles().flatMap(({ path, content }) => {
    const lines = content.split('\n');
    return lines.flatMap((line, index) => {
      const model = /^(?:model|enum|view) (\w+)/.exec(line)?.[1];
      const commented = /^\/\/\/ \S/.test(lines[index - 1] ?? '');
      return model === undefined || commented ? [] : [`${relative(root, path)}:${index + 1}: ${model}`];
    });
  });
}

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prisma-cli.ts';

// npm run check:locales   Every sentence is there in Dutch and in English, under the same key, with the same values to
//                         fill in ({{name}}) and tags.

type Sentences = Map<string, string>;

const faults = compareFolders(join(root, 'locales/nl'), join(root, 'locales/en'));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

function compareFolders(dutch: string, english: string): string[] {
  const files = new Set([...jsonFiles(dutch), ...jsonFiles(english)]);
  if (files.size === 0) return ['There is no file in locales/nl and locales/en: this check says nothing.'];
  return [...files].sort().flatMap((file) => {
    if (!jsonFiles(dutch).includes(file)) return [`locales/nl/${file} is not there`];
    if (!jsonFiles(english).includes(file)) return [`locales/en/${file} is not there`];
    return compareSentences(file, read(join(dutch, file)), read(join(english, file)));
  });
}

function compareSentences(file: string, dutch: Sentences, english: Sentences): string[] {
  const keys = new Set([...dutch.keys(), ...english.keys()]);
  return [...keys].flatMap((key) => {
    const [nl, en] = [dutch.get(key), english.get(key)];
    if (nl === undefined) return [`${file}: ${key} is not there in Dutch`];
    if (en === undefined) return [`${file}: ${key} is not there in English`];
    // left out in one language alone: where both are blank, that is what is meant
    if ((nl.trim() === '') !== (en.trim() === '')) return [`${file}: ${key} is empty in one language`];
    if (partsToFill(nl) === partsToFill(en)) return [];
    return [
      `${file}: ${key} is filled in differently: Dutch has (${partsToFill(nl)}), English has (${partsToFill(en)})`,
    ];
  });
}

/** {{name}} and %{name} are values, $t(…) is another sentence, <b> and the like are tags; how often does not matter. */
function partsToFill(sentence: string): string {
  const parts = sentence.match(/\{\{.*?\}\}|%\{.*?\}|\$t\(.*?\)|<\/?\w+/g) ?? [];
  return [...new Set(parts.map((part) => part.replaceAll(/\s/g, '')))].sort().join(' ');
}

function jsonFiles(folder: string): string[] {
  return globSync('**/*.json', { cwd: folder });
}

function read(file: string): Sentences {
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8')), ''));
}

function flatten(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null)
    throw new Error(`${path} is neither a sentence nor a group of sentences`);
  return Object.entries(node).flatMap(([name, child]) => flatten(child, path === '' ? name : `${path}.${name}`));
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

type Package = { name: string; license?: unknown; licenses?: unknown };
type Lock = {
  packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean; license?: string }>;
};

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string> };
const manifest = read('package.json') as Manifest;
const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

describe('docs/dependencies.md', () => {
  const rows = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
  const told = rows.map((cells) => (cells[0] ?? '').replaceAll('`', ''));

  it('has one line for each direct dependency, and no other', () => {
    expect(told.toSorted()).toEqual(direct.toSorted());
  });

  it('says of each what for, why this one, its licence and how alive it is', () => {
    for (const cells of rows) {
      expect(cells, cells[0]).toHaveLength(5);
      for (const cell of cells) expect(cell, cells[0]).not.toBe('');
    }
  });

  it('names the licence that the package itself states', () => {
    for (const cells of rows) {
      const name = (cells[0] ?? '').replaceAll('`', '');
      expect(cells[3], name).toBe(licenceOf(`node_modules/${name}`));
    }
  });
});

describe('licences of what we ship', () => {
  const { packages } = read('package-lock.json') as Lock;
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  const installed = shipped.map(([path]) => path).filter((path) => existsSync(join(root, path)));

  it('oblige us to nothing about our own code', () => {
    expect(installed.length).toBeGreaterThan(50);
    const obliging = installed.filter((path) => {
      const choices = licenceOf(path).split(/\bOR\b/); // one that does not oblige is enough
      return choices.every((choice) => /GPL|SSPL|BUSL|Elastic|Commons Clause/i.test(choice) && !/LGPL/i.test(choice));
    });
    expect(obliging.map((path) => `${path}: ${licenceOf(path)}`)).toEqual([]);
  });

  it('are known', () => {
    const silent = installed.filter((path) => licenceOf(path) === '' && !existsSync(join(root, path, 'LICENSE')));
    expect(silent).toEqual([]);
  });
});

function licenceOf(path: string): string {
  const { license, licenses } = read(`${path}/package.json`) as Package;
  if (typeof license === 'string') return license;
  const old = [license, licenses]
    .flat()
    .filter((one): one is { type: string } => typeof one === 'object' && one !== null);
  return old.map(({ type }) => type).join(' OR ');
}

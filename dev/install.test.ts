import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findNpm, fingerprintOf, installPackages } from './install.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teletoets-install-'));
  writeFileSync(join(folder, 'package-lock.json'), '{"lockfileVersion": 3}');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function program(path: string, script: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('when packages are installed', () => {
  /** An npm that empties node_modules, as `npm ci` does, and writes down how it was called. */
  const npmThat = (end: string) => {
    program(
      join(folder, 'bin', 'npm'),
      `echo "$@" >>"${folder}/calls"; rm -rf node_modules; mkdir -p node_modules; ${end}`,
    );
    vi.stubEnv('npm_execpath', '');
    vi.stubEnv('PATH', [join(folder, 'bin'), process.env['PATH']].join(delimiter));
  };
  const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

  test('at first, then not again until the lock file changes', () => {
    npmThat('exit 0');
    const say = vi.fn();
    expect(installPackages(folder, say)).toBe(true);
    expect(installPackages(folder, say)).toBe(false);
    writeFileSync(join(folder, 'package-lock.json'), '{"lockfileVersion": 3, "packages": {}}');
    expect(installPackages(folder, say)).toBe(true);
    expect(calls()).toHaveLength(2);
    expect(calls()[0]).toMatch(/^ci --include=dev/);
  });

  test('a failed installation is said, and is tried again the next time', () => {
    npmThat('exit 3');
    const say = vi.fn();
    expect(() => installPackages(folder, say)).toThrow('`npm ci` failed');
    expect(() => installPackages(folder, say)).toThrow('`npm ci` failed');
    expect(calls()).toHaveLength(2);
  });
});

describe('the npm that installs', () => {
  const insideNode = () => program(join(folder, 'node_modules', '.bin', 'node'), 'exit 0');

  test('runs on a Node outside node_modules, which it is about to empty', () => {
    const node = program(join(folder, 'bin', 'node'), 'exit 0');
    const own = insideNode();
    const env = { PATH: [join(own, '..'), join(folder, 'bin')].join(delimiter), npm_execpath: '/usr/lib/npm-cli.js' };
    const npm = findNpm(folder, env, own);
    expect(npm.command).toBe(node);
    expect(npm.args).toEqual(['/usr/lib/npm-cli.js']);
    expect(npm.env.PATH).not.toContain('node_modules');
  });

  test('runs on a copy when the machine has no other Node, and the copy is removed afterwards', () => {
    const own = insideNode();
    const npm = findNpm(folder, { PATH: join(own, '..'), npm_execpath: '/usr/lib/npm-cli.js' }, own);
    expect(npm.command).not.toContain(folder);
    expect(readFileSync(npm.command, 'utf8')).toContain('exit 0');
    npm.release();
    expect(() => readFileSync(npm.command)).toThrow();
  });

  test('does not take the surrounding npm’s script for its own', () => {
    const env = {
      PATH: '/usr/bin',
      npm_execpath: '/n/npm-cli.js',
      npm_lifecycle_event: 'prestart',
      npm_config_omit: 'dev',
      npm_config_cache: '/c',
    };
    const npm = findNpm(folder, env, '/usr/bin/node');
    expect(npm.env).toEqual({ PATH: '/usr/bin:/usr/bin', npm_config_cache: '/c' });
  });

  test('is not another package manager', () => {
    const npmFile = program(join(folder, 'bin', 'npm'), 'exit 0');
    const npm = findNpm(folder, { PATH: join(folder, 'bin'), npm_execpath: '/usr/lib/yarn.js' }, '/usr/bin/node');
    expect(npm.command).toBe(npmFile);
  });
});

test('the fingerprint follows the lock file', () => {
  const before = fingerprintOf(folder);
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  expect(fingerprintOf(folder)).not.toBe(before);
});

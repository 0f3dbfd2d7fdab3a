import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runtimeEnvironment, runtimeOptions } from '../dev/runtime-options.ts';
import { variables } from '../platform/config.ts';

// No container engine runs on the machines that test this: what can be held against something without one, is.

type Service = {
  image?: string;
  build?: unknown;
  profiles?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: unknown };
  ports?: string[];
};

const root = join(import.meta.dirname, '..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const composeText = text('docker-compose.yml');
const compose = parse(composeText, { merge: true }) as { services: Record<string, Service> };
const services = Object.entries(compose.services);
const service = (name: string): Service => compose.services[name] ?? {};

describe('docker-compose.yml', () => {
  it('keeps to the published schema of compose files', () => {
    const { $schema: _, ...schema } = JSON.parse(text('tests/fixtures/compose-spec.schema.json')) as {
      $schema: string;
    };
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ services: { api: { imagine: 'x' } } })).toBe(false); // the schema does refuse something
  });

  it.each(['api', 'worker'] as const)(
    'gives the %s every variable that it demands, and none that it does not know',
    (name) => {
      const { required, optional } = variables[name];
      const given = Object.keys(service(name).environment ?? {});
      expect(required.length).toBeGreaterThan(4);
      expect(given).toEqual(expect.arrayContaining(required));
      expect([...required, ...optional]).toEqual(expect.arrayContaining(given));
    },
  );

  it('has no default for a password or a secret', () => {
    const secret = /PASSWORD|PWD|SECRET|API_KEY|SMTP_URL|DATABASE_URL/;
    const settings = services
      .filter(([, { profiles }]) => !profiles?.includes('demo'))
      .flatMap(([name, { environment = {} }]) =>
        Object.entries(environment).map(([key, value]) => ({ name, key, value })),
      )
      .filter(({ key }) => secret.test(key));
    expect(settings.length).toBeGreaterThan(7);
    // `${NAME:?why}` stops compose with the reason when NAME is empty or not there
    for (const setting of settings) expect(setting.value).toMatch(/\$\{[A-Z_]+:\?[^}]+\}/);
    expect(composeText).not.toMatch(/\$\{[A-Z_]*(?:PASSWORD|SECRET|KEY)[A-Z_]*(?::?-|\})/);
  });

  it('names every variable that it asks for in .env.example, without a secret in it', () => {
    const example = text('.env.example');
    const asked = new Set([...composeText.matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1] ?? ''));
    expect(asked.size).toBeGreaterThan(10);
    for (const name of asked) expect(example).toMatch(new RegExp(`^#?${name}=`, 'm'));
    expect(example).not.toMatch(/(?:PASSWORD|SECRET)=\S/);
  });

  it('pins every image that is not built here', () => {
    for (const [name, { image = '', build }] of services) {
      if (build === undefined) expect(image, name).toMatch(/:v?\d+\.\d+/);
    }
  });

  it('looks after the health of what others wait for, and of the programs', () => {
    const waitedFor = services.flatMap(([, { depends_on = {} }]) =>
      Object.entries(depends_on).flatMap(([name, { condition }]) => (condition === 'service_healthy' ? [name] : [])),
    );
    for (const name of new Set([...waitedFor, 'api', 'worker', 'mail'])) {
      expect(service(name).healthcheck?.test, name).toBeDefined();
    }
    for (const [name, { depends_on = {} }] of services) {
      for (const other of Object.keys(depends_on)) expect(Object.keys(compose.services), name).toContain(other);
    }
  });

  it('opens no port to other machines', () => {
    for (const port of services.flatMap(([, { ports = [] }]) => ports)) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('starts the mail catcher only in the demo', () => {
    expect(service('mail').profiles).toEqual(['demo']);
  });

  it('mounts the data of PostgreSQL where its version keeps it', () => {
    const { image = '', volumes } = service('postgres') as Service & { volumes: string[] };
    expect(Number(/:(\d+)/.exec(image)?.[1])).toBeGreaterThanOrEqual(18);
    expect(volumes).toEqual(['postgres:/var/lib/postgresql']);
  });
});

describe('Dockerfile', () => {
  const lines = text('Dockerfile').replaceAll(/\\\n/g, ' ').split('\n');
  const finalStage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const argument = (instruction: string) =>
    finalStage
      .filter((line) => line.startsWith(`${instruction} `))
      .map((line) => line.slice(instruction.length + 1).trim());

  it('runs the programs on the version of Node that they are tested with', () => {
    const { devDependencies } = JSON.parse(text('package.json')) as { devDependencies: Record<string, string> };
    const bases = lines.filter((line) => line.startsWith('FROM '));
    expect(bases).toHaveLength(2);
    for (const base of bases) expect(base).toContain(`node:${devDependencies['node'] ?? '?'}-`);
  });

  it('does not run as root', () => {
    expect(argument('USER')).toEqual(['node']);
  });

  it('runs as everywhere else, as the worker beside it does', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const command = JSON.parse(argument('CMD')[0] ?? '[]') as string[];
    expect(command).toEqual(['node', ...runtimeOptions, 'api/main.ts']);
    expect(service('worker')).toMatchObject({ command: ['node', ...runtimeOptions, 'worker/main.ts'] });
    for (const program of ['api', 'worker']) {
      expect(scripts[program]).toContain(`${runtimeOptions.join(' ')} ${program}/main.ts`);
      for (const [name, value] of Object.entries(runtimeEnvironment)) {
        expect(scripts[program]).toContain(`${name}=${value} `);
        expect(argument('ENV').join(' ')).toContain(`${name}=${value} `);
      }
    }
  });

  it('holds production packages alone', () => {
    expect(argument('RUN').filter((run) => run.includes('npm ci'))).toEqual([expect.stringContaining('--omit=dev')]);
  });

  it('sets only variables that the programs know', () => {
    const ofTheRuntime = ['NODE_ENV', ...Object.keys(runtimeEnvironment)];
    const known = [...variables.api.required, ...variables.api.optional, ...variables.worker.optional, ...ofTheRuntime];
    const set = [
      ...argument('ENV')
        .join(' ')
        .matchAll(/([A-Z_]+)=/g),
    ].map((match) => match[1]);
    expect(set.length).toBeGreaterThan(2);
    expect(known).toEqual(expect.arrayContaining(set));
  });

  it('copies every room that the programs load', () => {
    const rooms = [
      'activities',
      'api',
      'design',
      'documents',
      'domain',
      'locales',
      'mails',
      'platform',
      'store',
      'worker',
      'workflows',
    ];
    const copied = argument('COPY').map((copy) => copy.split(' ').at(-1));
    expect(copied).toEqual(
      expect.arrayContaining([...rooms, 'prisma/migrations', 'admin/dist', 'exam/dist', 'store/prisma-client']),
    );
  });

  it('knows when it is not healthy', () => {
    expect(argument('HEALTHCHECK').join()).toContain('/health/ready');
  });
});

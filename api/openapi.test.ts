import { randomUUID } from 'node:crypto';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordMailFailure } from '../store/mail-failures.ts';
import { openHouse, type House } from '../tests/support/house.ts';
import { journeyOf } from '../tests/support/journey.ts';

/** The API's description at /api/openapi.json: that it can be read, and that the API does what it says. */

type Content = Record<string, { schema?: object }>;
type Parameter = { name: string; in: string; required?: boolean; schema: object };
type Operation = {
  summary?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  'x-action'?: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
type Description = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, object>;
    securitySchemes: Record<string, { type: string; in: string; name: string }>;
  };
};

let house: House;
let go: ReturnType<typeof journeyOf>;
let description: Description;
let operations: { method: string; path: string; operation: Operation }[];
let ajv: Ajv2020;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker();
  helpdesk = await house.signIn('helpdesk');
  const answer = await house.get('/api/openapi.json');
  description = (await answer.json()) as Description;
  operations = Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: true });
  addFormats.default(ajv);
  // A format of OpenAPI's own: bytes, which no check of text can say anything about.
  ajv.addFormat('binary', true);
  ajv.addSchema({ $id: 'api:', $defs: forAjv(description.components.schemas) });
});

describe('the description', () => {
  test('is OpenAPI 3.1 with the parts that the standard asks for', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d+$/);
    expect(description.info).toEqual({ title: 'TeleToets back office', version: expect.any(String) as string });
    expect(description.components.securitySchemes['session']).toMatchObject({ type: 'apiKey', in: 'cookie' });
    expect(operations.length).toBeGreaterThan(5);
    for (const { method, path, operation } of operations) {
      const name = `${method} ${path}`;
      expect(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], name).toContain(method);
      expect(operation.summary, name).toBeTruthy();
      expect(operation['x-action'], name).toBeTruthy();
      for (const scheme of operation.security?.flatMap(Object.keys) ?? []) {
        expect(Object.keys(description.components.securitySchemes), name).toContain(scheme);
      }
      expect(
        Object.keys(operation.responses).every((status) => /^[1-5]\d\d$/.test(status)),
        name,
      ).toBe(true);
      for (const response of Object.values(operation.responses)) expect(response.description, name).toBeTruthy();
      // Each name between braces is a parameter of the path, and each parameter of the path stands between braces.
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(
        inPath.every(({ required }) => required),
        name,
      ).toBe(true);
      expect(inPath.map((parameter) => parameter.name).toSorted(), name).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, named]) => named).toSorted(),
      );
      const keys = (operation.parameters ?? []).map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(keys).size, name).toBe(keys.length);
    }
  });

  test('has only schemas that are JSON Schema 2020-12, and every reference leads somewhere', () => {
    const schemas = operations.flatMap(({ operation }) => [
      ...(operation.parameters ?? []).map(({ schema }) => schema),
      ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
      ...Object.values(operation.responses).flatMap(({ content = {} }) =>
        Object.values(content).map(({ schema }) => schema),
      ),
    ]);
    const all = [...schemas.filter((schema) => schema !== undefined), ...Object.values(description.components.schemas)];
    expect(all.length).toBeGreaterThan(20);
    for (const schema of all) expect(() => compile(schema), JSON.stringify(schema)).not.toThrow();
  });

  test('says of every route that it can refuse who is not logged in or not allowed', () => {
    const isOpen = (action: unknown): boolean => action === 'anyone' || action === 'candidate';
    const guarded = operations.filter(({ operation }) => !isOpen(operation['x-action']));
    // The stream of changes has no input, and its answers are not JSON.
    for (const { method, path, operation } of guarded.filter(({ path }) => path !== '/api/live')) {
      expect(Object.keys(operation.responses), `${method} ${path}`).toEqual(
        expect.arrayContaining(['401', '403', '422', '503']),
      );
    }
  });

  test('has a page on which it can be read, with all that the page needs from our own server', async () => {
    const page = await house.get('/api/docs');
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect((await house.get(file)).status, file).toBe(200);
  });
});

describe('what is answered is what is described', () => {
  test('along the way of an application', async () => {
    const { id } = await go.apply({ managerEmail: `${randomUUID()}@elders.example` });
    const application = `/api/account-applications/${id}`;
    await ask('GET', application);
    await go.confirm(id);
    await ask('GET', application);
    await go.signAsManager(id);
    await go.signAsApplicant(id);
    const { id: taskId } = await go.task(id, 'helpdesk-review');
    const file = (await ask('GET', application)) as { documents: { id: string }[]; warnings: object[] };
    expect(file.warnings).toMatchObject([{ code: 'manager-other-mail-domain' }]);
    for (const { id: documentId } of file.documents) await ask('GET', `${application}/documents/${documentId}`);

    const task = `/api/tasks/${taskId}`;
    await ask('GET', '/api/tasks?scope=unassigned&kind=helpdesk-review&perPage=1');
    await ask('GET', task);
    await ask('POST', `${task}/claim`, { headers: { 'if-match': '1' } });
    await ask('GET', task);
    await ask('POST', `${task}/unclaim`, { headers: { 'if-match': '2' } });
    const receipt = await ask('POST', `${task}/approval`, {
      body: { decisionId: randomUUID(), how: 'school-website', note: 'Staat op de site van de school.' },
    });
    expect(receipt).toMatchObject({
      processed: true,
      task: { state: 'done', outcome: 'approved', decidedBy: 'De helpdesk' },
    });
    await ask('GET', '/api/tasks?state=closed');
    await go.activate(id);
    expect(await go.outcome(id)).toBe('activated');
    expect(await ask('GET', application)).toMatchObject({ phase: 'activated', outcome: 'activated' });
    await ask('GET', '/api/account-applications?phase=closed');
  });

  test('who refused an application, and why', async () => {
    const { id } = await go.apply();
    const application = `/api/account-applications/${id}`;
    await go.confirm(id);
    await go.refuseAsManager(id, 'Zij werkt hier niet meer.');
    expect(await go.outcome(id)).toBe('refused-by-manager');
    expect(await ask('GET', application)).toMatchObject({
      phase: 'refused',
      refusal: { by: 'manager', reason: 'Zij werkt hier niet meer.' },
    });
  });

  test('which mail was not delivered, to whom, and why', async () => {
    const { id, form } = await go.apply();
    const recipient = String(form['applicantEmail']);
    const { id: mailId } = await house.store.prisma.mail.create({
      data: {
        id: randomUUID(),
        key: randomUUID(),
        messageId: `<${randomUUID()}@teletoets.nl>`,
        template: 'email-confirmation',
        locale: 'nl',
        recipient,
        caseId: id,
        queuedAt: house.clock.now(),
        // Far off, so that it is nobody's to send.
        nextAttemptAt: new Date('2100-01-01'),
      },
    });
    const occasion = { at: house.clock.now(), correlationId: null };
    await recordMailFailure(house.store, occasion, mailId, 'failed', '550');
    const { id: taskId } = await house.store.prisma.task.findFirstOrThrow({ where: { mailId } });
    const mail = { template: 'email-confirmation', recipient, state: 'failed', answer: '550' };
    expect(await ask('GET', `/api/tasks/${taskId}`)).toMatchObject({ kind: 'mail-undelivered', mail });
  });

  test.each(['school', 'helpdesk', 'staff', 'admin'] as const)('who one is, as %s', async (role) => {
    const me = await ask('GET', '/api/me', { cookie: await house.signIn(role) });
    expect(me).toMatchObject({ role, schools: role === 'school' ? [{ name: 'ROC De Proef', studyFields: [{}] }] : [] });
  });

  test('faults', async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await go.signAsManager(id);
    await go.signAsApplicant(id);
    const task = `/api/tasks/${(await go.task(id, 'helpdesk-review')).id}`;
    const decide = (outcome: string, status: number, reason?: string) =>
      ask('POST', `${task}/decision`, {
        status,
        body: { decisionId: randomUUID(), outcome, ...(reason ? { reason } : {}) },
      });
    await ask('GET', '/api/tasks', { cookie: '', status: 401 });
    await ask('GET', '/api/tasks', { cookie: await house.signIn('school'), status: 403 });
    await ask('GET', `/api/tasks/${randomUUID()}`, { status: 404 });
    await ask('GET', '/api/tasks?perPage=many', { status: 422 });
    await ask('POST', `${task}/claim`, { status: 428 });
    await ask('POST', `${task}/claim`, { headers: { 'if-match': '7' }, status: 412 });
    await decide('refused', 422);
    await decide('refused', 200, 'Onbekende school.');
    await decide('refused', 409, 'Nog eens.');
    await decide('approved', 422);
  });
});

describe('a fault', () => {
  const unknown = `/api/tasks/${randomUUID()}`;

  test('says in Dutch what is wrong, under an address of its own', async () => {
    const answer = await house.send('GET', unknown, helpdesk);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      type: `${house.config.PUBLIC_URL}/problems/not-found`,
      title: 'Deze pagina bestaat niet',
      status: 404,
      detail: 'Misschien is het adres niet goed overgenomen, of is de pagina verplaatst.',
      instance: unknown,
      correlationId: answer.headers.get('x-correlation-id'),
    });
  });

  test('says it in English to who chose English, and in Dutch to who chose anything else', async () => {
    const titleFor = async (cookie: string) => {
      const answer = await house.send('GET', unknown, `${helpdesk}; ${cookie}`);
      return ((await answer.json()) as { title: string }).title;
    };
    expect(await titleFor('taal=en')).toBe('This page does not exist');
    expect(await titleFor('taal=nl')).toBe('Deze pagina bestaat niet');
    expect(await titleFor('taal=<script>')).toBe('Deze pagina bestaat niet');
  });

  test('names each field that does not fit', async () => {
    const answer = await house.send('POST', `${unknown}/decision`, helpdesk, { decisionId: 'x', outcome: 'maybe' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      title: 'De gegevens kloppen niet',
      errors: [{ field: 'decisionId' }, { field: 'outcome' }],
    });
  });

  test.each([
    ['no JSON at all', '{"decisionId":', 'application/json', 422],
    ['a list', '[]', 'application/json', 422],
    ['a form', 'outcome=approved', 'application/x-www-form-urlencoded', 415],
    ['nothing', '', 'application/json', 422],
  ])('is the answer to a body that is %s', async (_name, body, type, status) => {
    const answer = await house.app.request(`${house.config.PUBLIC_URL}${unknown}/decision`, {
      method: 'POST',
      headers: { origin: house.config.PUBLIC_URL, cookie: helpdesk, 'content-type': type },
      body,
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  test('of a page is a page', async () => {
    const answer = await house.get('/bestaat-niet');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('Deze pagina bestaat niet');
  });
});

type Asked = { cookie?: string; body?: unknown; headers?: Record<string, string>; status?: number };

/** Sends a request, holds the answer against the description of its route, and gives its body. */
async function ask(method: string, path: string, { cookie = helpdesk, body, headers, status = 200 }: Asked = {}) {
  const answer = await house.send(method, path, cookie, body, headers);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { operation } = routeOf(method, path);
  const name = `${method} ${path} ${answer.status}`;
  expect(answer.status, `${name}: ${bytes.toString()}`).toBe(status);
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const schema = operation.responses[status]?.content?.[type]?.schema;
  if (!schema) expect.fail(`${name} is not described as ${type}`);
  if (type === 'application/pdf') {
    expect(bytes.subarray(0, 5).toString(), name).toBe('%PDF-');
    return bytes;
  }
  const value: unknown = JSON.parse(bytes.toString());
  const check = compile(schema);
  expect(check(value) ? [] : check.errors, name).toEqual([]);
  return value;
}

function routeOf(method: string, path: string) {
  const [plain = ''] = path.split('?');
  const pattern = (described: string) => new RegExp(`^${described.replace(/\{\w+\}/g, '[^/]+')}$`);
  const found = operations.find((one) => one.method === method && pattern(one.path).test(plain));
  return found ?? expect.fail(`${method} ${plain} is not described`);
}

const compile = (schema: object): ValidateFunction => ajv.compile(forAjv(schema));

/** The description's schemas as the validator knows them: by its own name for where they are, and closed. */
const forAjv = (schema: object): object =>
  closed(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"api:#/$defs/'))) as object;

/** Objects are closed: what the API sends and does not describe is a fault too. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

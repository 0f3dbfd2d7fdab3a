import { expect, test } from 'vitest';
import { isTouchedBy } from './touched.ts';

const notice = { resource: 'tasks', id: '0198b0a0-0000-7000-8000-000000000001' } as const;

test('a candidate who hands in changes the results and the sitting, which have one id', () => {
  const handedIn = { resource: 'results', id: notice.id } as const;
  expect(isTouchedBy(handedIn, ['sittings', 'getOne', { id: notice.id }])).toBe(true);
  expect(isTouchedBy(handedIn, ['sittings', 'getOne', { id: '0198b0a0-0000-7000-8000-000000000002' }])).toBe(false);
  expect(isTouchedBy({ ...handedIn, resource: 'sittings' }, ['results', 'getList', {}])).toBe(true);
  expect(isTouchedBy(handedIn, ['tasks', 'getList', {}])).toBe(false);
});

test('a change of a school touches everything, who is logged in too', () => {
  const changed = { resource: 'schools', id: notice.id } as const;
  expect(isTouchedBy(changed, ['schools', 'getOne', { id: notice.id }])).toBe(true);
  expect(isTouchedBy(changed, ['sittings', 'getList', {}])).toBe(true);
  expect(isTouchedBy(changed, ['auth', 'getIdentity'])).toBe(true);
});

test('a change of an exam touches its page in the bank, and any of its versions', () => {
  const changed = { resource: 'exams', id: notice.id } as const;
  expect(isTouchedBy(changed, ['exam-bank', 'getOne', { id: notice.id }])).toBe(true);
  expect(isTouchedBy(changed, ['exam-bank', 'getOne', { id: '0198b0a0-0000-7000-8000-000000000002' }])).toBe(false);
  expect(isTouchedBy(changed, ['exam-versions', 'getOne', { id: '0198b0a0-0000-7000-8000-000000000002' }])).toBe(true);
});

test.each([
  [['tasks', 'getList', { pagination: { page: 1 } }], true],
  [['tasks', 'getOne', { id: notice.id, meta: undefined }], true],
  [['tasks', 'getOne', { id: '0198b0a0-0000-7000-8000-000000000002' }], false],
  [['account-applications', 'getList', {}], false],
  [['auth', 'getIdentity'], false],
])('a change of a task touches %j: %s', (queryKey, touched) => {
  expect(isTouchedBy(notice, queryKey)).toBe(touched);
});

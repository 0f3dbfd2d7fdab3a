import { expect, test } from 'vitest';
import { isTouchedBy } from './touched.ts';

const notice = { resource: 'tasks', id: '0198b0a0-0000-7000-8000-000000000001' } as const;

test.each([
  [['tasks', 'getList', { pagination: { page: 1 } }], true],
  [['tasks', 'getOne', { id: notice.id, meta: undefined }], true],
  [['tasks', 'getOne', { id: '0198b0a0-0000-7000-8000-000000000002' }], false],
  [['account-applications', 'getList', {}], false],
  [['auth', 'getIdentity'], false],
])('a change of a task touches %j: %s', (queryKey, touched) => {
  expect(isTouchedBy(notice, queryKey)).toBe(touched);
});

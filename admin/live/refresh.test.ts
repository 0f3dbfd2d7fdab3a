import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { refresh } from './refresh.ts';

test('a first answer that was on its way when the change came is asked for again', async () => {
  const queryClient = new QueryClient();
  const answers: ((state: string) => void)[] = [];
  const observer = new QueryObserver(queryClient, {
    queryKey: ['mails', 'getOne'],
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  const stop = observer.subscribe(() => undefined);
  const refreshed = refresh(queryClient, ({ queryKey }) => queryKey[0] === 'mails');
  answers[0]?.('queued');
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('sent');
  await refreshed;
  expect(observer.getCurrentResult().data).toBe('sent');
  stop();
});

test('what is there already is asked for once', async () => {
  const queryClient = new QueryClient();
  const ask = vi.fn(() => Promise.resolve('sent'));
  const observer = new QueryObserver(queryClient, { queryKey: ['mails'], queryFn: ask });
  const stop = observer.subscribe(() => undefined);
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe('sent'));
  await refresh(queryClient, () => true);
  expect(ask).toHaveBeenCalledTimes(2);
  stop();
});

import { describe, expect, test } from 'vitest';
import { outcomes } from '../domain/account-application.ts';
import { taskDefinitions, taskKinds } from '../domain/tasks.ts';
import words from './nl/domain.json' with { type: 'json' };

const events = Object.keys(words.events);

describe('the words of the field', () => {
  test.each(taskKinds)('name the task %s and all that can happen to it', (kind) => {
    expect(words.taskKinds).toHaveProperty(kind);
    expect(words.awaited).toHaveProperty(kind);
    expect(events).toEqual(expect.arrayContaining([`task-opened:${kind}`, `task-cancelled:${kind}`]));
    for (const outcome of taskDefinitions[kind].outcomes) {
      expect(events).toContain(`decided:${kind}:${outcome}`);
      expect(words.outcomes).toHaveProperty(outcome);
    }
  });

  // Nobody is reminded of an offer, and it ends with its case.
  test.each(taskKinds.filter((kind) => kind !== 'withdrawal'))(
    'say how the task %s goes on while nobody answers',
    (kind) => {
      const silence =
        taskDefinitions[kind].performer === 'helpdesk'
          ? [`task-escalated:${kind}`]
          : [`task-reminded:${kind}`, `task-expired:${kind}`];
      expect(events).toEqual(expect.arrayContaining(silence));
    },
  );

  test.each(outcomes)('say how an application ends: %s', (outcome) => {
    expect(events).toContain(`case-closed:${outcome}`);
  });
});

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { HttpError, useDataProvider, useNotify } from 'react-admin';
import type { Task, TaskDecision } from '../../api/tasks/contract.ts';
import type { BackOffice } from '../data-provider.ts';
import type { DecisionReceipt } from './office-actions.ts';

type Answer = Omit<TaskDecision, 'decisionId'>;

/**
 * Decides a task. The decision's id is made at the first press and kept until the API has answered, so that a double
 * click, or a second try after the connection was lost, is the same decision.
 */
export function useDecision(task: Task, whenDone?: () => void) {
  return useDecisionBy<Answer>(task, (backOffice, answer) => backOffice.decideTask(task.id, answer), whenDone);
}

/** The same for an answer that has a route of its own. */
export function useDecisionBy<Given extends object>(
  task: Task,
  send: (backOffice: BackOffice, answer: Given & { decisionId: string }) => Promise<DecisionReceipt>,
  whenDone?: () => void,
) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const decisionId = useRef<string>(undefined);
  const underWay = useRef(false);

  const { mutate, isPending } = useMutation<DecisionReceipt, Error, Given>({
    mutationFn: (answer) => {
      decisionId.current ??= crypto.randomUUID();
      return send(backOffice, { ...answer, decisionId: decisionId.current });
    },
    onSuccess: ({ task: decided, processed }) => {
      queryClient.setQueriesData({ predicate: ({ queryKey }) => isQueryOf(task.id, queryKey) }, decided);
      notify(processed ? `decision.done.${task.kind}.${decided.outcome}` : 'decision.received', {
        type: processed ? 'success' : 'info',
        messageArgs: { reference: task.reference },
      });
      whenDone?.();
    },
    onError: (error) => {
      notify(error.message, { type: 'warning', autoHideDuration: 15_000 });
      if (!(error instanceof HttpError) || error.status !== 409) return;
      decisionId.current = undefined;
      whenDone?.();
    },
    onSettled: async () => {
      underWay.current = false;
      // What follows from a decision can be on any list.
      await queryClient.invalidateQueries();
    },
  });

  function decide(answer: Given) {
    // The second click of a double click comes before the button shows that it is busy.
    if (underWay.current) return;
    underWay.current = true;
    mutate(answer);
  }

  return { decide, isPending };
}

function isQueryOf(taskId: string, [resource, method, params]: readonly unknown[]): boolean {
  return resource === 'tasks' && method === 'getOne' && (params as { id?: unknown } | undefined)?.id === taskId;
}

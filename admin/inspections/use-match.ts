import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { HttpError, useDataProvider, useNotify } from 'react-admin';
import type { InspectionReceipt } from '../../api/inspection/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import type { BackOffice } from '../data-provider.ts';

/**
 * Says which exam is meant. The decision's id is made at the first press and kept until the API has answered, so that a
 * double click, or a second try after the connection was lost, is the same decision.
 */
export function useMatch(task: Task) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const decisionId = useRef<string>(undefined);
  const underWay = useRef(false);

  const { mutate, isPending } = useMutation<InspectionReceipt, Error, string>({
    mutationFn: (attemptId) => {
      decisionId.current ??= crypto.randomUUID();
      return backOffice.matchInspection(task.caseId, { decisionId: decisionId.current, attemptId });
    },
    onSuccess: ({ processed }) => {
      notify(processed ? 'inspection.admin.match.done' : 'decision.received', {
        type: processed ? 'success' : 'info',
        messageArgs: { reference: task.reference },
      });
    },
    onError: (error) => {
      notify(error.message, { type: 'warning', autoHideDuration: 15_000 });
      if (error instanceof HttpError && error.status > 0 && error.status < 500) decisionId.current = undefined;
    },
    onSettled: async () => {
      underWay.current = false;
      await Promise.all(
        ['tasks', 'inspections'].map((resource) => queryClient.invalidateQueries({ queryKey: [resource] })),
      );
    },
  });

  function choose(attemptId: string) {
    // The second click of a double click comes before the button shows that it is busy.
    if (underWay.current) return;
    underWay.current = true;
    mutate(attemptId);
  }

  return { choose, isPending };
}

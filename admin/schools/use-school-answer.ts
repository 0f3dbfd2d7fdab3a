import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { HttpError, useDataProvider, useNotify } from 'react-admin';
import type { SchoolTaskAnswer, SchoolTaskReceipt } from '../../api/schools/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import type { BackOffice } from '../data-provider.ts';

type Answer = SchoolTaskAnswer extends infer One ? (One extends unknown ? Omit<One, 'decisionId'> : never) : never;

/**
 * Says which school is meant. The decision's id is made at the first press and kept until the API has answered, so that a
 * double click, or a second try after the connection was lost, is the same decision.
 */
export function useSchoolAnswer(task: Task, whenDone?: () => void) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const decisionId = useRef<string>(undefined);
  const underWay = useRef(false);

  const { mutate, isPending, error } = useMutation<SchoolTaskReceipt, Error, Answer>({
    mutationFn: (answer) => {
      decisionId.current ??= crypto.randomUUID();
      return backOffice.answerSchoolTask(task.id, { ...answer, decisionId: decisionId.current });
    },
    onSuccess: ({ school }, { kind }) => {
      notify(`school.admin.task.${kind}`, {
        type: 'success',
        messageArgs: { reference: task.reference, name: school.name },
      });
      whenDone?.();
    },
    onError: (fault) => {
      // What is wrong with a field stands beside it: said below as well, it would lie over the buttons of a telephone.
      const isOfField = fault instanceof HttpError && fault.status === 422;
      if (!isOfField) notify(fault.message, { type: 'warning', autoHideDuration: 15_000 });
      if (fault instanceof HttpError && fault.status > 0 && fault.status < 500) decisionId.current = undefined;
    },
    onSettled: async () => {
      underWay.current = false;
      // The school's name stands on many screens.
      await queryClient.invalidateQueries();
    },
  });

  function answer(given: Answer) {
    // The second click of a double click comes before the button shows that it is busy.
    if (underWay.current) return;
    underWay.current = true;
    mutate(given);
  }

  return { answer, isPending, error };
}

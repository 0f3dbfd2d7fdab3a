import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { HttpError, useDataProvider, useNotify } from 'react-admin';
import type { HelpAnswerReceipt, HelpRequest } from '../../api/help-request/contract.ts';
import type { BackOffice } from '../data-provider.ts';

/**
 * Answers a question, or lets it rest where there is no answer. The decision's id is made at the first press and kept
 * until the API has answered, so that a double click, or a second try, is the same decision.
 */
export function useQuestionDecision(question: HelpRequest, whenDone: () => void) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const decisionId = useRef<string>(undefined);
  const underWay = useRef(false);

  const { mutate, isPending } = useMutation<HelpAnswerReceipt, Error, { body: string | null }>({
    mutationFn: ({ body }) => {
      decisionId.current ??= crypto.randomUUID();
      const last = question.thread.findLast(({ direction }) => direction === 'in');
      const decision = { decisionId: decisionId.current, ...(last ? { lastMessageId: last.id } : {}) };
      return body === null
        ? backOffice.dismissQuestion(question.id, decision)
        : backOffice.answerQuestion(question.id, { ...decision, body });
    },
    onSuccess: ({ processed }, { body }) => {
      decisionId.current = undefined;
      const done = body === null ? 'help-request.answer.dismissed' : 'help-request.answer.sent';
      notify(processed ? done : 'decision.received', {
        type: processed ? 'success' : 'info',
        messageArgs: { reference: question.reference },
      });
      whenDone();
    },
    onError: (error) => {
      notify(error.message, { type: 'warning', autoHideDuration: 15_000 });
      if (error instanceof HttpError && error.status === 409) decisionId.current = undefined;
    },
    onSettled: async () => {
      underWay.current = false;
      await Promise.all(
        ['tasks', 'help-requests'].map((resource) => queryClient.invalidateQueries({ queryKey: [resource] })),
      );
    },
  });

  function decide(body: string | null) {
    // The second click of a double click comes before the button shows that it is busy.
    if (underWay.current) return;
    underWay.current = true;
    mutate({ body });
  }

  return { decide, isPending };
}

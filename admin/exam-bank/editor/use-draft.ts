import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { HttpError, useDataProvider, useNotify } from 'react-admin';
import type { Draft, ExamVersionDetails } from '../../../api/exam-bank/contract.ts';
import type { BackOffice } from '../../data-provider.ts';
import { useLeaveWarning } from '../../page/use-leave-warning.ts';
import { asSaved } from './as-saved.ts';
import type { Change } from './content-changes.ts';

type State = { draft: Draft; saved: Draft; seen: ExamVersionDetails };

/** What was typed and not saved, by version: it is there again after a wrong turn to another page. In memory alone. */
const kept = new Map<string, State>();

const draftOf = ({ title, durationMinutes, cutScore, content }: ExamVersionDetails): Draft => ({
  ...{ title, durationMinutes, cutScore, content },
});
const fresh = (seen: ExamVersionDetails): State => {
  const draft = draftOf(seen);
  return { draft, saved: draft, seen };
};

/** A draft being worked on: what is on the screen, whether it is saved, and how it is. */
export function useDraft(version: ExamVersionDetails) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [state, setState] = useState<State>(() => kept.get(version.id) ?? fresh(version));
  const [stale, setStale] = useState(false);
  const unsaved = state.draft !== state.saved;
  // Someone else saved it, and nothing is typed here: show theirs.
  if (!unsaved && version.version > state.seen.version) setState(fresh(version));

  useLeaveWarning(unsaved);
  const last = useRef(state);
  useEffect(() => {
    last.current = state;
  }, [state]);
  useEffect(() => {
    kept.delete(version.id);
    return () => {
      if (last.current.draft !== last.current.saved) kept.set(version.id, last.current);
    };
  }, [version.id]);

  const saving = useMutation<ExamVersionDetails, Error, { draft: Draft; seen: ExamVersionDetails }>({
    mutationFn: ({ draft, seen }) => backOffice.saveDraft(seen, asSaved(draft)),
    onSuccess: (seen, { draft }) => {
      setStale(false);
      setState((now) => ({ draft: now.draft, saved: draft, seen }));
      queryClient.setQueriesData(
        { predicate: ({ queryKey: [resource, , params] }) => resource === 'exam-versions' && idIn(params) === seen.id },
        seen,
      );
      void queryClient.invalidateQueries({ queryKey: ['exam-bank'] });
    },
    onError: (error) => {
      if (error instanceof HttpError && error.status === 412) setStale(true);
      else notify(error.message, { type: 'warning', autoHideDuration: 15_000 });
    },
  });

  const latest = async () => (await backOffice.getOne<ExamVersionDetails>('exam-versions', { id: version.id })).data;

  return {
    draft: state.draft,
    /** The version as it was last read or saved, with its faults. */
    seen: state.seen,
    unsaved,
    stale,
    isSaving: saving.isPending,
    change: (change: Partial<Draft>) => setState((now) => ({ ...now, draft: { ...now.draft, ...change } })),
    changeContent: (change: Change) =>
      setState((now) => ({ ...now, draft: { ...now.draft, content: change(now.draft.content) } })),
    /** Answers with the saved version; null when it could not be saved, which has been said then. */
    save: () => saving.mutateAsync(state).catch(() => null),
    saveOverOthers: async () => saving.mutateAsync({ ...state, seen: await latest() }).catch(() => null),
    takeOthers: async () => {
      setState(fresh(await latest()));
      setStale(false);
    },
  };
}

const idIn = (params: unknown): unknown => (params as { id?: unknown } | undefined)?.id;

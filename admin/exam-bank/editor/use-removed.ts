import { useState } from 'react';
import type { ExamContent } from '../../../api/exam-bank/contract.ts';
import type { Change } from './content-changes.ts';

/** Takes a part away and can put it back, as long as nothing else was changed after it. */
export function useRemoved(content: ExamContent, changeContent: (change: Change) => void) {
  const [last, setLast] = useState<{ name: string; before: ExamContent; after: ExamContent } | null>(null);
  return {
    /** The name of what was taken away just now. */
    removed: last !== null && last.after === content ? last.name : null,
    remove: (change: Change, name: string) => {
      const after = change(content);
      setLast({ name, before: content, after });
      changeContent(() => after);
    },
    putBack: () => {
      if (last) changeContent(() => last.before);
    },
  };
}

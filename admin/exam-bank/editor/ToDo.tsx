import { Alert, Box, Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PublishingFault } from '../../../api/exam-bank/contract.ts';

type ToDoProps = { faults: PublishingFault[]; unsaved: boolean; onGoTo: (id: string) => void };

/** What still stands in the way of publishing, as the draft was last saved; each leads to its place. */
export function ToDo({ faults, unsaved, onGoTo }: ToDoProps) {
  const translate = useTranslate();
  if (faults.length === 0) return null;
  return (
    <Alert severity="info" component="section" aria-label={translate('exam-bank.admin.editor.toDo')}>
      {translate('exam-bank.admin.editor.toDo')}
      {unsaved && ` ${translate('exam-bank.admin.editor.toDoUnsaved')}`}
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {faults.map(({ code, itemId, sectionId, itemNumber, message }, index) => {
          const place = itemId ?? sectionId;
          const words =
            itemNumber === null
              ? message
              : `${translate('exam-bank.admin.item.name', { number: itemNumber })}: ${message}`;
          return (
            <li key={`${code}-${index}`}>
              {place === null ? (
                words
              ) : (
                <Link component="button" type="button" onClick={() => onGoTo(place)} sx={{ textAlign: 'left' }}>
                  {words}
                </Link>
              )}
            </li>
          );
        })}
      </Box>
    </Alert>
  );
}

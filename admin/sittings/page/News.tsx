import { Alert, AlertTitle, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLocation } from 'react-router';
import type { Sitting } from '../../../api/scheduling/contract.ts';
import { examNumberInGroups } from '../exam-number.ts';

/** What was just done to this sitting, on the way here. Ids alone: it stays in the browser's history. */
export type SittingNews = { news: 'scheduled' | 'changed' } | { news: 'added'; ids: string[] };

/** Says what was just done, and what the person needs next: the reference, and the numbers of who came later. */
export function News({ sitting }: { sitting: Sitting }) {
  const translate = useTranslate();
  const state = useLocation().state as SittingNews | null;
  if (state?.news === undefined || sitting.state === 'cancelled') return null;
  const added = state.news === 'added' ? sitting.candidates.filter(({ id }) => state.ids.includes(id)) : [];
  return (
    <Alert severity="success" role="status">
      <AlertTitle>
        {translate(`scheduling.admin.news.${state.news}`, {
          reference: sitting.reference,
          smart_count: added.length,
        })}
      </AlertTitle>
      {state.news !== 'changed' && translate(`scheduling.admin.news.${state.news}Text`)}
      {state.news === 'changed' && translate('scheduling.admin.news.printAgain')}
      {added.length > 0 && (
        <Box component="ul" sx={{ mt: 1, mb: 0, pl: 2.5 }}>
          {added.map(({ id, givenName, infix, familyName, examNumber }) => (
            <li key={id}>
              {[givenName, infix, familyName].filter((part) => part !== '').join(' ')}:{' '}
              <strong>{examNumberInGroups(examNumber)}</strong>
            </li>
          ))}
        </Box>
      )}
    </Alert>
  );
}

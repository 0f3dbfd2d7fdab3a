import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { SittingResultsRow } from '../../api/results/contract.ts';
import { Days } from './Days.tsx';
import { ProvisionalTag } from './ProvisionalTag.tsx';
import { resultAddress } from './result-address.ts';
import { Summary } from './Summary.tsx';

/** The list on a small screen, and on the account holder's home: one block a sitting. */
export function ResultCards({ rows }: { rows: SittingResultsRow[] }) {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{
            p: 2,
            '& + &': { borderTop: 1, borderColor: 'divider' },
            display: 'grid',
            gap: 0.5,
            justifyItems: 'start',
          }}
        >
          <Link component={RouterLink} to={resultAddress(row.id)} sx={{ fontWeight: 600, py: 0.5 }}>
            {row.exam.code} · {row.exam.title}
          </Link>
          <Typography variant="body2">
            <Days {...row} />, {row.location}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {row.reference} ·{' '}
            {translate('results.admin.finished', {
              finished: row.progress.finished,
              candidates: row.progress.candidates,
            })}
          </Typography>
          <Typography variant="body2">
            <Summary of={row} />
          </Typography>
          {row.available && row.provisional && <ProvisionalTag />}
        </Box>
      ))}
    </Box>
  );
}

import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { SittingResultsRow } from '../../api/results/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Days } from './Days.tsx';
import { ProvisionalTag } from './ProvisionalTag.tsx';
import { resultAddress } from './result-address.ts';
import { Summary } from './Summary.tsx';

/** The list on a small screen, and on the account holder's home: one block a sitting. */
export function ResultCards({ rows }: { rows: SittingResultsRow[] }) {
  const translate = useTranslate();
  return (
    <CardList>
      {rows.map((row) => (
        <CardOf key={row.id} name={`${row.exam.code} · ${row.exam.title}`} to={resultAddress(row.id)}>
          <Typography variant="body2">
            <Days {...row} />, {row.location}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {row.reference} · {translate('results.admin.finished', row.progress)}
          </Typography>
          <Typography variant="body2">
            <Summary of={row} />
          </Typography>
          {row.available && row.provisional && <ProvisionalTag />}
        </CardOf>
      ))}
    </CardList>
  );
}

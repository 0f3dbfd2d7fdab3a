import { Typography } from '@mui/material';
import type { SittingRow } from '../../api/scheduling/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Progress } from './Progress.tsx';
import { sittingAddress } from './sitting-address.ts';
import { SittingStateTag } from './SittingStateTag.tsx';
import { Window } from './Window.tsx';

/** The list on a small screen: one block a sitting. */
export function SittingCards({ sittings, withSchool }: { sittings: SittingRow[]; withSchool: boolean }) {
  return (
    <CardList>
      {sittings.map(({ id, reference, exam, window, location, school, counts, state }) => (
        <CardOf key={id} name={`${exam.code} · ${exam.title}`} to={sittingAddress(id)}>
          <Typography variant="body2">
            <Window of={window} />
          </Typography>
          <Typography variant="body2">
            {location}
            {withSchool && `, ${school.name}`}
          </Typography>
          <Typography variant="body2" color="textSecondary" component="div">
            {reference} · <Progress counts={counts} />
          </Typography>
          <SittingStateTag state={state} />
        </CardOf>
      ))}
    </CardList>
  );
}

import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { SittingRow } from '../../api/scheduling/contract.ts';
import { Progress } from './Progress.tsx';
import { sittingAddress } from './sitting-address.ts';
import { SittingStateTag } from './SittingStateTag.tsx';
import { Window } from './Window.tsx';

/** The list on a small screen: one block a sitting. */
export function SittingCards({ sittings, withSchool }: { sittings: SittingRow[]; withSchool: boolean }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {sittings.map((sitting) => (
        <Box
          component="li"
          key={sitting.id}
          sx={{
            p: 2,
            '& + &': { borderTop: 1, borderColor: 'divider' },
            display: 'grid',
            gap: 0.5,
            justifyItems: 'start',
          }}
        >
          <Link component={RouterLink} to={sittingAddress(sitting.id)} sx={{ fontWeight: 600, py: 0.5 }}>
            {sitting.exam.code} · {sitting.exam.title}
          </Link>
          <Typography variant="body2">
            <Window of={sitting.window} />
          </Typography>
          <Typography variant="body2">
            {sitting.location}
            {withSchool && `, ${sitting.school.name}`}
          </Typography>
          <Typography variant="body2" color="textSecondary" component="div">
            {sitting.reference} · <Progress counts={sitting.counts} />
          </Typography>
          <SittingStateTag state={sitting.state} />
        </Box>
      ))}
    </Box>
  );
}

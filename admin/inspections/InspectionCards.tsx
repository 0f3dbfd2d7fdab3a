import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { InspectionRow } from '../../api/inspection/contract.ts';
import { useMe } from '../access/use-me.ts';
import { CalendarDay } from './CalendarDay.tsx';
import { inspectionPath } from './inspection-path.ts';
import { PhaseTag } from './PhaseTag.tsx';
import { PromisedDay } from './PromisedDay.tsx';

/** The list on a small screen: one block a request. */
export function InspectionCards({ inspections }: { inspections: InspectionRow[] }) {
  const ofManySchools = useMe()?.role !== 'school';
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {inspections.map((inspection) => (
        <Box
          component="li"
          key={inspection.id}
          sx={{
            p: 2,
            '& + &': { borderTop: 1, borderColor: 'divider' },
            display: 'grid',
            gap: 0.5,
            justifyItems: 'start',
          }}
        >
          <Link component={RouterLink} to={inspectionPath(inspection.id)} sx={{ fontWeight: 600, py: 0.5 }}>
            {inspection.reference}
          </Link>
          <Typography variant="body2">
            {inspection.studentName}
            {ofManySchools && `, ${inspection.school.name}`}
          </Typography>
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {inspection.examName}, <CalendarDay day={inspection.examDate} />
          </Typography>
          <PhaseTag phase={inspection.phase} />
          <Typography variant="body2">
            <PromisedDay inspection={inspection} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

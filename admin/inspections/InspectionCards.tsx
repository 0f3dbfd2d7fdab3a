import { Typography } from '@mui/material';
import type { InspectionRow } from '../../api/inspection/contract.ts';
import { useMe } from '../access/use-me.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { CalendarDay } from './CalendarDay.tsx';
import { inspectionPath } from './inspection-path.ts';
import { PhaseTag } from './PhaseTag.tsx';
import { PromisedDay } from './PromisedDay.tsx';

/** The list on a small screen: one block a request. */
export function InspectionCards({ inspections }: { inspections: InspectionRow[] }) {
  const ofManySchools = useMe()?.role !== 'school';
  return (
    <CardList>
      {inspections.map((inspection) => (
        <CardOf key={inspection.id} name={inspection.reference} to={inspectionPath(inspection.id)}>
          <Typography variant="body2">
            {inspection.studentName}
            {ofManySchools && `, ${inspection.school.name}`}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {inspection.examName}, <CalendarDay day={inspection.examDate} />
          </Typography>
          <PhaseTag phase={inspection.phase} />
          <Typography variant="body2">
            <PromisedDay inspection={inspection} />
          </Typography>
        </CardOf>
      ))}
    </CardList>
  );
}

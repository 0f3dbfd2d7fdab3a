import { Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CalendarYear } from '../../api/calendar/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Section } from '../page/Section.tsx';
import { useAction } from '../page/use-action.ts';
import { DayName } from './FreeDays.tsx';

/** Public holidays that the calendar doesn't have, each to be added by one press. */
export function Proposals({ calendar, mayChange }: { calendar: CalendarYear; mayChange: boolean }) {
  const translate = useTranslate();
  const { run, isPending } = useAction<CalendarYear['days'][number], CalendarYear>(
    ({ day, name }, backOffice) => backOffice.nameFreeDay(day, name, calendar),
    { done: 'office.calendar.added', touches: ['calendar'] },
  );
  if (calendar.proposals.length === 0) return null;
  return (
    <Section title={translate('office.calendar.proposals')}>
      <Typography variant="body2" color="textSecondary">
        {translate('office.calendar.proposalsText')}
      </Typography>
      <CardList>
        {calendar.proposals.map((proposal) => (
          <CardOf key={proposal.day} name={proposal.name}>
            <DayName day={proposal.day} />
            {mayChange && (
              <Button size="small" variant="outlined" disabled={isPending} onClick={() => run(proposal)}>
                {translate('office.calendar.addOf', { name: proposal.name })}
              </Button>
            )}
          </CardOf>
        ))}
      </CardList>
    </Section>
  );
}

import { Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, useMediaQuery } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CalendarYear } from '../../api/calendar/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { dayInWords, isWeekend } from '../page/days.ts';
import { EmptyState } from '../page/EmptyState.tsx';
import { Section } from '../page/Section.tsx';
import { openTasksFrom } from './impact.ts';
import { RemoveDayButton } from './RemoveDayButton.tsx';
import { RenameDayButton } from './RenameDayButton.tsx';

type FreeDaysProps = { calendar: CalendarYear; mayChange: boolean };

/** The free days of a year, each with what can be done with it. */
export function FreeDays({ calendar, mayChange }: FreeDaysProps) {
  const translate = useTranslate();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  const { year, days } = calendar;
  const Shown = roomy ? Rows : Cards;
  return (
    <Section title={translate('office.calendar.days', { year })}>
      {days.length === 0 ? (
        <EmptyState>{translate('office.calendar.noDays', { year })}</EmptyState>
      ) : (
        <Shown calendar={calendar} mayChange={mayChange} />
      )}
    </Section>
  );
}

function Rows({ calendar, mayChange }: FreeDaysProps) {
  const translate = useTranslate();
  const columns = ['day', 'name', 'openTasks', ...(mayChange ? ['actions'] : [])];
  return (
    <TableContainer>
      <Table aria-label={translate('office.calendar.days', { year: calendar.year })}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{translate(`office.calendar.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {calendar.days.map(({ day, name }) => (
            <TableRow key={day}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <DayName day={day} />
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{name}</TableCell>
              <TableCell>{openTasksFrom(day, calendar)}</TableCell>
              {mayChange && (
                <TableCell>
                  <DayButtons day={{ day, name }} calendar={calendar} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Cards({ calendar, mayChange }: FreeDaysProps) {
  return (
    <CardList>
      {calendar.days.map(({ day, name }) => (
        <CardOf key={day} name={name}>
          <DayName day={day} />
          {mayChange && <DayButtons day={{ day, name }} calendar={calendar} />}
        </CardOf>
      ))}
    </CardList>
  );
}

export function DayName({ day }: { day: string }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <time dateTime={day}>
      {dayInWords(day, locale)}
      {isWeekend(day) && ` (${translate('office.calendar.weekend')})`}
    </time>
  );
}

function DayButtons({ day, calendar }: { day: CalendarYear['days'][number]; calendar: CalendarYear }) {
  return (
    <Stack direction="row" spacing={1}>
      <RenameDayButton day={day} calendar={calendar} />
      <RemoveDayButton day={day} calendar={calendar} />
    </Stack>
  );
}

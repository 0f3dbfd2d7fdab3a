import { Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Inspection } from '../../api/inspection/contract.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { CalendarDay } from './CalendarDay.tsx';

/** What was asked for, and the exam that was found. */
export function InspectionFacts({ inspection }: { inspection: Inspection }) {
  const translate = useTranslate();
  const { attempt, firstOpened } = inspection;
  return (
    <Stack spacing={2.5}>
      <Section title={translate('inspection.admin.asked')}>
        <Facts>
          <Fact label="inspection.admin.fact.student">{inspection.studentName}</Fact>
          <Fact label="inspection.admin.fact.exam">{inspection.examName}</Fact>
          <Fact label="inspection.admin.fact.examDate">
            <CalendarDay day={inspection.examDate} />
          </Fact>
          <Fact label="inspection.admin.fact.school">{inspection.school.name}</Fact>
          <Fact label="inspection.admin.fact.requestedBy">{inspection.requestedBy}</Fact>
          <Fact label="inspection.admin.fact.receivedAt">
            <Moment at={inspection.receivedAt} />
          </Fact>
        </Facts>
      </Section>
      {attempt && (
        <Section title={translate('inspection.admin.found')}>
          <Facts>
            <Fact label="inspection.admin.fact.candidate">{attempt.name}</Fact>
            <Fact label="inspection.admin.fact.exam">
              {attempt.exam.title} ({attempt.exam.code})
            </Fact>
            <Fact label="inspection.admin.fact.examDate">
              <CalendarDay day={attempt.examDate} />
            </Fact>
            {attempt.result && (
              <Fact label="inspection.admin.fact.grade">{translate('inspection.admin.gradeText', attempt.result)}</Fact>
            )}
            {firstOpened && (
              <Fact label="inspection.admin.fact.firstOpened">
                {firstOpened.by}, <Moment at={firstOpened.at} />
              </Fact>
            )}
          </Facts>
        </Section>
      )}
    </Stack>
  );
}

import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Inspection, MatchCandidate } from '../../api/inspection/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { Section } from '../page/Section.tsx';
import { Tag, type Tone } from '../page/Tag.tsx';
import { CalendarDay } from './CalendarDay.tsx';
import { useMatch } from './use-match.ts';

type Match = NonNullable<Inspection['match']>;

/** The exams that may be meant, the best first, each with why; the helpdesk chooses one. */
export function MatchCandidates({ task, match }: { task: Task; match: Match }) {
  const translate = useTranslate();
  const [shown, setShown] = useState(false);
  const { choose, isPending } = useMatch(task);
  return (
    <Section title={translate('inspection.admin.match.title')}>
      <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 2, mb: 1 }}>
        <Typography variant="body2">
          {translate('inspection.admin.match.askedBirth')} <Birth day={match.dateOfBirth} shown={shown} />
        </Typography>
        <Button size="small" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {translate(shown ? 'inspection.admin.match.hideBirths' : 'inspection.admin.match.showBirths')}
        </Button>
      </Stack>
      {match.candidates.length === 0 && <Alert severity="info">{translate('inspection.admin.match.none')}</Alert>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {match.candidates.map((candidate) => (
          <Box
            component="li"
            key={candidate.attemptId}
            sx={{ py: 2, '& + &': { borderTop: 1, borderColor: 'divider' }, display: 'grid', gap: 1 }}
          >
            <CandidateExam candidate={candidate} shown={shown} />
            {candidate.obstacle ? (
              <Typography variant="body2" color="textSecondary">
                {translate(`inspection.admin.match.obstacle.${candidate.obstacle}`)}
              </Typography>
            ) : (
              <Button
                variant="outlined"
                disabled={isPending}
                aria-label={translate('inspection.admin.match.chooseOf', { name: candidate.name })}
                onClick={() => choose(candidate.attemptId)}
                sx={{ justifySelf: 'start' }}
              >
                {translate('inspection.admin.match.choose')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function CandidateExam({ candidate, shown }: { candidate: MatchCandidate; shown: boolean }) {
  const translate = useTranslate();
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{candidate.name}</Typography>
      <Typography variant="body2">
        {translate('inspection.admin.match.student', { studentNumber: candidate.studentNumber })},{' '}
        {translate('inspection.admin.match.born')} <Birth day={candidate.dateOfBirth} shown={shown} />
        <br />
        {candidate.exam.title} ({candidate.exam.code}), <CalendarDay day={candidate.examDate} />
      </Typography>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
        {(['name', 'dateOfBirth', 'exam', 'examDate'] as const).map((what) => {
          const fit = candidate.fits[what];
          return (
            <Tag key={what} tone={tones[fit]}>
              {translate(`inspection.admin.match.fits.${what}.${fit}`)}
            </Tag>
          );
        })}
      </Stack>
    </>
  );
}

const tones: Record<MatchCandidate['fits']['name'], Tone> = {
  same: 'success',
  alike: 'warning',
  part: 'warning',
  other: 'danger',
};

/** A date of birth, of which the year alone is shown until someone asks for it. */
function Birth({ day, shown }: { day: string; shown: boolean }) {
  return shown ? <CalendarDay day={day} /> : <>••-••-{day.slice(0, 4)}</>;
}

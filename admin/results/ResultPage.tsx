import { Alert, Box, Link, Stack, Typography } from '@mui/material';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { SittingResults } from '../../api/results/contract.ts';
import { useMe } from '../access/use-me.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { momentInWords } from '../page/moments.ts';
import { RecordPage } from '../page/RecordPage.tsx';
import { Section } from '../page/Section.tsx';
import { sittingAddress } from '../sittings/sitting-address.ts';
import { CandidateResultCards } from './CandidateResultCards.tsx';
import { CandidateResultTable } from './CandidateResultTable.tsx';
import { Days } from './Days.tsx';
import { Downloads } from './Downloads.tsx';
import { ProvisionalTag } from './ProvisionalTag.tsx';
import { SpreadChart } from './SpreadChart.tsx';

/** The results of one sitting: as a whole, and candidate by candidate. Source: "Resultaten". */
export function ResultPage() {
  const translate = useTranslate();
  return (
    <RecordPage<SittingResults>
      resource="results"
      title="results.admin.one"
      back={{ to: '/results', label: 'results.admin.title' }}
      titleOf={({ exam, reference }) => translate('results.admin.oneTitle', { exam: exam.title, reference })}
      asideOf={({ available, provisional }) => available && provisional && <ProvisionalTag />}
    >
      {(results) => <ResultsOfSitting results={results} />}
    </RecordPage>
  );
}

function ResultsOfSitting({ results }: { results: SittingResults }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const me = useMe();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  const { available, candidates, provisional, spread, summary } = results;
  const List = roomy ? CandidateResultTable : CandidateResultCards;
  return (
    <>
      {!available && (
        <Alert severity="info">
          {translate('results.admin.notYet', { moment: momentInWords(results.availableFrom, locale) })}
        </Alert>
      )}
      {available && provisional && <Alert severity="info">{translate('results.admin.provisionalText')}</Alert>}
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Section title={translate('results.admin.inShort')}>
          <Facts>
            <Fact label="results.admin.fact.exam">
              {results.exam.code} · {results.exam.title}
            </Fact>
            <Fact label="results.admin.fact.days">
              <Days {...results} />
            </Fact>
            <Fact label="results.admin.fact.location">{results.location}</Fact>
            <Fact label="results.admin.fact.school">{results.school.name}</Fact>
            <Fact label="results.admin.fact.finished">
              {translate('results.admin.finished', {
                finished: results.progress.finished,
                candidates: results.progress.candidates,
              })}
            </Fact>
            {summary && (
              <Fact label="results.admin.fact.passed">
                {translate('results.admin.passedOf', {
                  passed: summary.passed,
                  finished: results.progress.finished,
                  percent: summary.passedPercent,
                })}
              </Fact>
            )}
            {summary && <Fact label="results.admin.fact.average">{summary.average.text}</Fact>}
            {results.cutScore !== null && results.maxPoints !== null && (
              <Fact label="results.admin.fact.cutScore">
                {translate('results.admin.cutScore', { points: results.cutScore, max: results.maxPoints })}
              </Fact>
            )}
          </Facts>
          {me?.may.includes('sittings.see') === true && (
            <Typography variant="body2" sx={{ mt: 1.5 }}>
              <Link component={RouterLink} to={sittingAddress(results.id)}>
                {translate('results.admin.toSitting')}
              </Link>
            </Typography>
          )}
        </Section>
        {summary && (
          <Section title={translate('results.admin.spread.title')}>
            <SpreadChart spread={spread} />
          </Section>
        )}
      </Box>
      <Section title={translate('results.admin.candidates')}>
        <Stack spacing={1.5}>
          {available && candidates.length > 0 && <Downloads sittingId={results.id} />}
          {/* In a box of its own: a stack takes away the margins by which the table stands under its heading. */}
          <Box>
            <List
              sittingId={results.id}
              candidates={candidates}
              available={available}
              mayRequest={me?.may.includes('inspections.request') === true}
            />
          </Box>
        </Stack>
      </Section>
    </>
  );
}

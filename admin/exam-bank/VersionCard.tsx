import { Box, Button, Stack, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { BankExam, VersionSummary } from '../../api/exam-bank/contract.ts';
import { dateInWords } from '../page/moments.ts';
import { draftPath, previewPath } from './addresses.ts';
import { DeleteDraftButton } from './DeleteDraftButton.tsx';
import { RetireButton } from './RetireButton.tsx';
import { VersionTag } from './VersionTag.tsx';

type VersionCardProps = { exam: BankExam; version: VersionSummary; mayEdit: boolean };

/** One version: what it is, since when and by whom, and what can be done with it. */
export function VersionCard({ exam, version, mayEdit }: VersionCardProps) {
  const translate = useTranslate();
  const { id, state, title, durationMinutes, maxPoints, cutScore, retiredReason } = version;
  return (
    <Box
      component="article"
      aria-label={translate('exam-bank.admin.version.name', { number: version.number })}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, display: 'grid', gap: 1, justifyItems: 'start' }}
    >
      <VersionTag version={version} />
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{title}</Typography>
      <Typography variant="body2">
        {translate('scheduling.admin.minutes', { smart_count: durationMinutes })} ·{' '}
        {translate('exam-bank.admin.points', { smart_count: maxPoints })} ·{' '}
        {translate('exam-bank.admin.version.cutScore', { points: cutScore })}
      </Typography>
      <History version={version} />
      {retiredReason && <Typography variant="body2">{retiredReason}</Typography>}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
        {mayEdit && state === 'draft' && (
          <Button component={Link} to={draftPath(exam.id, id)} variant="contained" size="small">
            {translate('exam-bank.admin.version.edit')}
          </Button>
        )}
        <Button href={previewPath(id)} target="_blank" rel="noopener" variant="outlined" size="small">
          {translate('exam-bank.admin.preview')}
        </Button>
        {mayEdit && state === 'published' && <RetireButton version={version} />}
        {mayEdit && state === 'draft' && <DeleteDraftButton version={version} isOnly={exam.versions.length === 1} />}
      </Stack>
    </Box>
  );
}

/** When it was published and retired, and by whom. */
function History({ version }: { version: VersionSummary }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const steps = [
    { step: 'publishedOn', at: version.publishedAt, name: version.publishedBy },
    { step: 'retiredOn', at: version.retiredAt, name: version.retiredBy },
  ];
  return steps.map(
    ({ step, at, name }) =>
      at && (
        <Typography key={step} variant="body2" color="textSecondary">
          {translate(`exam-bank.admin.version.${step}`, { day: dateInWords(at, locale), name: name ?? '' })}
        </Typography>
      ),
  );
}

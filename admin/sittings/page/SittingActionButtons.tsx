import Assessment from '@mui/icons-material/AssessmentOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import PersonAdd from '@mui/icons-material/PersonAddAltOutlined';
import { Button, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Sitting } from '../../../api/scheduling/contract.ts';
import { useMe } from '../../access/use-me.ts';
import { Section } from '../../page/Section.tsx';
import { CancelSittingButton } from './CancelSittingButton.tsx';
import { PassOnButton } from './PassOnButton.tsx';
import { TakeOverButton } from './TakeOverButton.tsx';

/** What can still be done with a sitting by whoever is here. */
export function SittingActionButtons({ sitting, mayManage }: { sitting: Sitting; mayManage: boolean }) {
  const translate = useTranslate();
  const me = useMe();
  const { can, counts, id } = sitting;
  const hasResults = me?.may.includes('results.see') === true && (counts.handedIn > 0 || sitting.state === 'past');
  const mayTakeOver = me?.role === 'school' && sitting.colleagues.some((colleague) => colleague.id === me.id);
  const passesOn = mayManage && me?.role !== 'school';
  const hasColleagues = sitting.colleagues.length > 0;
  const isOpen = sitting.state === 'coming' || sitting.state === 'running';
  const buttons: ReactNode[] = [
    hasResults && (
      <LinkButton key="results" to={`/results/${id}/show`} icon={<Assessment aria-hidden />} label="seeResults" />
    ),
    mayManage && can.addCandidates && (
      <LinkButton key="add" to={`/sittings/${id}/candidates`} icon={<PersonAdd aria-hidden />} label="addCandidates" />
    ),
    mayManage && can.change && (
      <LinkButton key="change" to={`/sittings/${id}`} icon={<Edit aria-hidden />} label="change" />
    ),
    mayManage && isOpen && mayTakeOver && <TakeOverButton key="takeOver" sitting={sitting} />,
    passesOn && isOpen && hasColleagues && <PassOnButton key="passOn" sitting={sitting} />,
    passesOn && isOpen && !hasColleagues && (
      <Typography key="nobody" variant="body2" color="textSecondary">
        {translate('scheduling.admin.passOn.nobody')}
      </Typography>
    ),
    mayManage && can.cancel && <CancelSittingButton key="cancel" sitting={sitting} />,
  ].filter((button) => button !== false);
  if (buttons.length === 0) return null;
  return (
    <Section title={translate('scheduling.admin.actions')}>
      <Stack spacing={1}>{buttons}</Stack>
    </Section>
  );
}

function LinkButton({ to, icon, label }: { to: string; icon: ReactNode; label: string }) {
  const translate = useTranslate();
  return (
    <Button component={Link} to={to} variant="outlined" startIcon={icon} sx={{ justifyContent: 'flex-start' }}>
      {translate(`scheduling.admin.action.${label}`)}
    </Button>
  );
}

import { Alert, Button, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router';
import type { Sitting } from '../../api/scheduling/contract.ts';
import { useMe } from '../access/use-me.ts';
import { NoAccess } from '../layout/NoAccess.tsx';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { Section } from '../page/Section.tsx';
import { CandidateEditor } from './candidates/CandidateEditor.tsx';
import { entryOf, filled } from './candidates/candidate-rows.ts';
import { useCandidateGrid } from './candidates/use-candidate-grid.ts';
import { FormFaults } from './form/FormFaults.tsx';
import { sortFaults } from './form/sitting-entry.ts';
import { checkSitting, useCheckedSave } from './form/use-checked-save.ts';
import { useLeaveWarning } from '../page/use-leave-warning.ts';
import { useListedFaults } from './form/use-listed-faults.ts';
import { WarningsDialog } from './form/WarningsDialog.tsx';
import { sittingAddress } from './sitting-address.ts';
import { Window } from './Window.tsx';

/** Adds candidates to a sitting, latecomers too, until its window closes. */
export function AddCandidatesPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const me = useMe();
  const { data: sitting, error, refetch } = useGetOne<Sitting>('sittings', { id });
  if (me === undefined) return null;
  if (!me.may.includes('sittings.manage')) return <NoAccess />;
  return (
    <Page
      title={translate('scheduling.admin.addTitle', { reference: sitting?.reference ?? '' })}
      back={{ to: sittingAddress(id), label: 'scheduling.admin.one' }}
    >
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {sitting && !sitting.can.addCandidates && (
        <Alert severity="info">{translate('scheduling.admin.tooLateToAdd')}</Alert>
      )}
      {sitting?.can.addCandidates === true && <AddForm sitting={sitting} />}
    </Page>
  );
}

function AddForm({ sitting }: { sitting: Sitting }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [submissionId] = useState(() => crypto.randomUUID());
  const { grid, change, faults } = useCandidateGrid();
  const { listed, setListed, goTo, ofRows } = useListedFaults();
  const before = useRef(new Set(sitting.candidates.map(({ id }) => id)));
  const candidates = () => filled(grid.rows).map(entryOf);
  const saving = useCheckedSave({
    check: checkSitting,
    save: (confirmedWarnings, backOffice) =>
      backOffice.addCandidates(sitting, { submissionId, candidates: candidates(), confirmedWarnings }),
    onSaved: (now) => {
      const ids = now.candidates.map(({ id }) => id).filter((id) => !before.current.has(id));
      void navigate(sittingAddress(now.id), { state: { news: 'added', ids } });
    },
    onFaults: (errors) => {
      const found = sortFaults(errors);
      change({ type: 'told', faults: found.rows });
      const others = [...Object.values(found.fields), ...found.others].map((text) => ({ text: translate(text) }));
      setListed([...ofRows(grid, found.rows), ...others]);
    },
  });
  const { location, window, exam } = sitting;
  const toCheck = () => ({
    examId: exam.id,
    location,
    window,
    candidates: candidates(),
    sittingId: sitting.id,
    submissionId,
  });
  useLeaveWarning(filled(grid.rows).length > 0);

  function submit() {
    const found =
      filled(grid.rows).length === 0 ? [{ text: translate('scheduling.admin.fault.noneToAdd') }] : ofRows(grid);
    setListed(found);
    change({ type: 'checked' });
    if (found.length === 0) saving.start(toCheck());
  }

  return (
    <Stack
      component="form"
      noValidate
      spacing={2.5}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Typography>
        {exam.code} · {exam.title}. <Window of={window} />. {location}.
      </Typography>
      {listed.length > 0 && <FormFaults faults={listed} />}
      <Section title={translate('scheduling.admin.newCandidates')}>
        <CandidateEditor grid={grid} faults={faults} change={change} goTo={goTo} />
      </Section>
      {saving.trouble !== undefined && (
        <Alert severity="warning" role="alert">
          {translate(saving.trouble)} {translate('scheduling.admin.nothingLost')}
        </Alert>
      )}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5 }}>
        <Button type="submit" variant="contained" loading={saving.isPending} loadingPosition="start">
          {translate('scheduling.admin.add')}
        </Button>
        <Button component={Link} to={sittingAddress(sitting.id)}>
          {translate('scheduling.admin.goBack')}
        </Button>
      </Stack>
      {saving.warnings.length > 0 && (
        <WarningsDialog
          warnings={saving.warnings}
          goOnLabel="scheduling.admin.addAnyway"
          busy={saving.isPending}
          onGoOn={() => saving.goOn(toCheck())}
          onBack={saving.back}
        />
      )}
    </Stack>
  );
}

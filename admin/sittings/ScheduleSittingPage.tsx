import { Alert, Button, Stack } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { Me } from '../../api/accounts/contract.ts';
import { useMe } from '../access/use-me.ts';
import { NoAccess } from '../layout/NoAccess.tsx';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { Section } from '../page/Section.tsx';
import { CandidateEditor } from './candidates/CandidateEditor.tsx';
import { entryOf, filled } from './candidates/candidate-rows.ts';
import { useCandidateGrid } from './candidates/use-candidate-grid.ts';
import { dropDraft, emptyFields, keepDraft, keptDraft, newDraft } from './form/draft.ts';
import { FormFaults } from './form/FormFaults.tsx';
import { entryOfFields, faultsOfFields, placeOf, sortFaults, type FieldFaults } from './form/sitting-entry.ts';
import { SittingFieldsForm } from './form/SittingFieldsForm.tsx';
import { checkSitting, useCheckedSave } from './form/use-checked-save.ts';
import { useListedFaults } from './form/use-listed-faults.ts';
import { usePlaces } from './form/use-places.ts';
import { useLeaveWarning } from '../page/use-leave-warning.ts';
import { WarningsDialog } from './form/WarningsDialog.tsx';

const back = { to: '/sittings', label: 'scheduling.admin.title' };

/** Schedules an exam: which, when, where and for whom, on one page. Source: "Klaarzetten examens". */
export function ScheduleSittingPage() {
  const translate = useTranslate();
  const me = useMe();
  if (me === undefined) return null;
  if (!me.may.includes('sittings.manage')) return <NoAccess />;
  return (
    <Page title={translate('scheduling.admin.schedule')} back={back}>
      <ScheduleForm me={me} />
    </Page>
  );
}

function ScheduleForm({ me }: { me: Me }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [draft] = useState(() => keptDraft(me.id) ?? newDraft());
  const [id, setId] = useState(draft.id);
  const [values, setValues] = useState(draft.fields);
  const { grid, change: changeGrid, faults: cellFaults } = useCandidateGrid(draft.grid);
  const [faults, setFaults] = useState<FieldFaults>({});
  const { listed, setListed, goTo, ofFields, ofRows } = useListedFaults();
  const { schools, forOthers, examsFor, error, retry } = usePlaces(values);
  const isBegun = values !== emptyFields || filled(grid.rows).length > 0;

  const saving = useCheckedSave({
    check: checkSitting,
    save: (confirmedWarnings, backOffice) => backOffice.scheduleSitting({ ...entry(), id, confirmedWarnings }),
    onSaved: (sitting) => {
      dropDraft();
      void navigate(`/sittings/${sitting.id}/show`, { state: { news: 'scheduled' } });
    },
    onFaults: (errors) => {
      const found = sortFaults(errors);
      setFaults(found.fields);
      changeGrid({ type: 'told', faults: found.rows });
      const others = found.others.map((text) => ({ text: translate(text) }));
      setListed([...ofFields(found.fields), ...ofRows(grid, found.rows), ...others]);
    },
  });
  useEffect(() => {
    if (isBegun) keepDraft(me.id, { id, fields: values, grid });
  }, [me.id, id, values, grid, isBegun]);
  useLeaveWarning(isBegun);

  const entry = () => ({ ...entryOfFields(values), ...placeOf(values), candidates: filled(grid.rows).map(entryOf) });

  function submit() {
    const found = faultsOfFields(values, { school: schools.length > 0, owner: forOthers });
    const all = [...ofFields(found), ...ofRows(grid)];
    setFaults(found);
    setListed(all);
    changeGrid({ type: 'checked' });
    if (all.length === 0) saving.start({ ...entry(), id });
  }

  function startAgain() {
    dropDraft();
    setId(crypto.randomUUID());
    setValues(emptyFields);
    changeGrid({ type: 'emptied' });
    setFaults({});
    setListed([]);
    saving.forget();
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
      {listed.length > 0 && <FormFaults faults={listed} />}
      {error && <CouldNotLoad error={error} retry={retry} />}
      <SittingFieldsForm
        {...{ values, faults, schools, forOthers, examsFor }}
        change={(changes) => {
          setValues((before) => ({ ...before, ...changes }));
          setFaults((before) => withoutThose(before, changes));
        }}
      />
      <Section title={translate('scheduling.admin.candidates')}>
        <CandidateEditor grid={grid} faults={cellFaults} change={changeGrid} goTo={goTo} />
      </Section>
      {saving.trouble !== undefined && (
        <Alert severity="warning" role="alert">
          {translate(saving.trouble)} {translate('scheduling.admin.nothingLost')}
        </Alert>
      )}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5 }}>
        <Button type="submit" variant="contained" loading={saving.isPending} loadingPosition="start">
          {translate('scheduling.admin.save')}
        </Button>
        {isBegun && (
          <Button disabled={saving.isPending} onClick={startAgain}>
            {translate('scheduling.admin.startAgain')}
          </Button>
        )}
      </Stack>
      {saving.warnings.length > 0 && (
        <WarningsDialog
          warnings={saving.warnings}
          goOnLabel="scheduling.admin.saveAnyway"
          busy={saving.isPending}
          onGoOn={() => saving.goOn({ ...entry(), id })}
          onBack={saving.back}
        />
      )}
    </Stack>
  );
}

/** A field that is being mended is no longer shown as wrong. */
function withoutThose(faults: FieldFaults, changes: object): FieldFaults {
  return Object.fromEntries(Object.entries(faults).filter(([name]) => !(name in changes)));
}

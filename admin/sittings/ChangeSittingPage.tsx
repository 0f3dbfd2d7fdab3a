import { Alert, Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router';
import type { Sitting } from '../../api/scheduling/contract.ts';
import { useMe } from '../access/use-me.ts';
import { NoAccess } from '../layout/NoAccess.tsx';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import type { SittingFields } from './form/draft.ts';
import { FormFaults, type ListedFault } from './form/FormFaults.tsx';
import { entryOfFields, faultsOfFields, sortFaults, type FieldFaults } from './form/sitting-entry.ts';
import { SittingFieldsForm } from './form/SittingFieldsForm.tsx';
import { checkSitting, useCheckedSave } from './form/use-checked-save.ts';
import { useListedFaults } from './form/use-listed-faults.ts';
import { WarningsDialog } from './form/WarningsDialog.tsx';
import { sittingAddress } from './sitting-address.ts';
import { timeOf } from './window-in-words.ts';

/** Changes which exam, when and where, as long as nobody has started. */
export function ChangeSittingPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const me = useMe();
  const { data: sitting, error, refetch } = useGetOne<Sitting>('sittings', { id });
  if (me === undefined) return null;
  if (!me.may.includes('sittings.manage')) return <NoAccess />;
  return (
    <Page
      title={translate('scheduling.admin.changeTitle', { reference: sitting?.reference ?? '' })}
      back={{ to: sittingAddress(id), label: 'scheduling.admin.one' }}
    >
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {sitting && !sitting.can.change && <Alert severity="info">{translate('scheduling.admin.tooLateToChange')}</Alert>}
      {sitting?.can.change === true && <ChangeForm sitting={sitting} forOthers={me.role !== 'school'} />}
    </Page>
  );
}

function ChangeForm({ sitting, forOthers }: { sitting: Sitting; forOthers: boolean }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  // What was on the screen when one began: a change that comes in meanwhile is told by the API, and is not overwritten.
  const [read, setRead] = useState(sitting);
  const [values, setValues] = useState(() => fieldsOf(sitting));
  const [faults, setFaults] = useState<FieldFaults>({});
  const { listed, setListed, ofFields } = useListedFaults();
  const saving = useCheckedSave({
    check: checkSitting,
    save: (confirmedWarnings, backOffice) =>
      backOffice.changeSitting(read, { ...entryOfFields(values), confirmedWarnings }),
    onSaved: ({ id }) => void navigate(sittingAddress(id), { state: { news: 'changed' } }),
    onFaults: (errors) => {
      const found = sortFaults(errors);
      setFaults(found.fields);
      const others: ListedFault[] = [
        ...found.others,
        ...Object.values(found.rows).flatMap((row) => Object.values(row)),
      ].map((text) => ({ text: translate(text) }));
      setListed([...ofFields(found.fields), ...others]);
    },
  });
  const toCheck = () => ({ ...entryOfFields(values), candidates: [], sittingId: sitting.id });
  const isChangedMeanwhile = sitting.version !== read.version;

  function submit() {
    const found = faultsOfFields(values, { school: false, owner: false });
    setFaults(found);
    setListed(ofFields(found));
    if (Object.keys(found).length === 0) saving.start(toCheck());
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
      {isChangedMeanwhile && (
        <Alert
          severity="warning"
          role="alert"
          action={
            <Button
              color="inherit"
              size="small"
              onClick={() => {
                setRead(sitting);
                setValues(fieldsOf(sitting));
                saving.forget();
              }}
            >
              {translate('scheduling.admin.readAgain')}
            </Button>
          }
        >
          {translate('scheduling.admin.changedMeanwhile')}
        </Alert>
      )}
      {listed.length > 0 && <FormFaults faults={listed} />}
      <SittingFieldsForm
        values={values}
        faults={faults}
        examBefore={sitting.exam}
        schools={[]}
        forOthers={false}
        examsFor={{ schoolId: sitting.school.id, ...(forOthers && { accountId: sitting.owner.id }) }}
        change={(changes) => setValues((before) => ({ ...before, ...changes }))}
      />
      {saving.trouble !== undefined && !isChangedMeanwhile && (
        <Alert severity="warning" role="alert">
          {translate(saving.trouble)} {translate('scheduling.admin.nothingLost')}
        </Alert>
      )}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5 }}>
        <Button type="submit" variant="contained" loading={saving.isPending} loadingPosition="start">
          {translate('scheduling.admin.saveChange')}
        </Button>
        <Button component={Link} to={sittingAddress(sitting.id)}>
          {translate('scheduling.admin.goBack')}
        </Button>
      </Stack>
      {saving.warnings.length > 0 && (
        <WarningsDialog
          warnings={saving.warnings}
          goOnLabel="scheduling.admin.changeAnyway"
          busy={saving.isPending}
          onGoOn={() => saving.goOn(toCheck())}
          onBack={saving.back}
        />
      )}
    </Stack>
  );
}

const fieldsOf = ({ exam, window, location }: Sitting): SittingFields => ({
  schoolId: '',
  ownerId: '',
  examId: exam.id,
  span: window.firstDay === window.lastDay ? 'moment' : 'period',
  firstDay: window.firstDay,
  lastDay: window.lastDay,
  from: timeOf(window.fromMinute),
  until: timeOf(window.untilMinute),
  location,
});

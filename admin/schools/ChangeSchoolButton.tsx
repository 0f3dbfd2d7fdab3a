import Edit from '@mui/icons-material/EditOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { School, SchoolFacts } from '../../api/schools/contract.ts';
import { useAction } from '../page/use-action.ts';
import type { Versioned } from './actions.ts';
import { SchoolDialog } from './SchoolDialog.tsx';

/** Changes a school, in the version that it had when the form was opened: what came since is not overwritten. */
export function ChangeSchoolButton({ school }: { school: School }) {
  const translate = useTranslate();
  const [opened, setOpened] = useState<School | null>(null);
  const { run, isPending, error } = useAction<{ of: Versioned; facts: SchoolFacts }, School>(
    ({ of, facts }, backOffice) => backOffice.changeSchool(of, facts),
    { done: 'school.admin.changed', touches: ['schools', 'tasks'], whenDone: () => setOpened(null) },
  );
  return (
    <>
      <Button variant="outlined" startIcon={<Edit aria-hidden />} onClick={() => setOpened(school)}>
        {translate('school.admin.change')}
      </Button>
      {opened && (
        <SchoolDialog
          title={translate('school.admin.changeTitle')}
          text={translate('school.admin.changeText')}
          label={translate('school.admin.save')}
          before={opened}
          withListed
          busy={isPending}
          error={error}
          onSave={(facts) => run({ of: opened, facts })}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

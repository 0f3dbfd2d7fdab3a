import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { NewSchool, School } from '../../api/schools/contract.ts';
import { useAction } from '../page/use-action.ts';
import { schoolAddress } from './school-address.ts';
import { SchoolDialog } from './SchoolDialog.tsx';

/** Adds a school, and opens its page. The id is made when the form opens: sent twice, it is one school. */
export function AddSchoolButton() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [id, setId] = useState<string | null>(null);
  const { run, isPending, error } = useAction<NewSchool, School>((school, backOffice) => backOffice.addSchool(school), {
    done: 'school.admin.added',
    touches: ['schools'],
    whenDone: (school) => void navigate(schoolAddress(school)),
  });
  return (
    <>
      <Button variant="contained" startIcon={<Add aria-hidden />} onClick={() => setId(crypto.randomUUID())}>
        {translate('school.admin.add')}
      </Button>
      {id !== null && (
        <SchoolDialog
          title={translate('school.admin.add')}
          text={translate('school.admin.addText')}
          label={translate('school.admin.add')}
          before={{}}
          withListed
          busy={isPending}
          error={error}
          onSave={(facts) => run({ id, ...facts })}
          onClose={() => setId(null)}
        />
      )}
    </>
  );
}

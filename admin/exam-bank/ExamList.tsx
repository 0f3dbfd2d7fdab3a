import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { ListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { BankExam } from '../../api/exam-bank/contract.ts';
import { useMe } from '../access/use-me.ts';
import { ListBody } from '../page/ListBody.tsx';
import { Page } from '../page/Page.tsx';
import { newExamPath } from './addresses.ts';
import { ExamFilters } from './ExamFilters.tsx';
import { ExamCards, ExamTable } from './ExamRows.tsx';

/** The exams of the bank, by code. */
export function ExamList() {
  const translate = useTranslate();
  const mayEdit = useMe()?.may.includes('exam-bank.edit') === true;
  return (
    <ListBase<BankExam>
      resource="exam-bank"
      sort={{ field: 'code', order: 'ASC' }}
      perPage={25}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page
        title={translate('exam-bank.admin.title')}
        aside={
          mayEdit && (
            <Button component={Link} to={newExamPath} variant="contained" startIcon={<Add aria-hidden />}>
              {translate('exam-bank.admin.new.title')}
            </Button>
          )
        }
      >
        <ExamFilters />
        <ListBody<BankExam>
          whenEmpty={(filter) => `exam-bank.admin.empty.${Object.keys(filter).length > 0 ? 'search' : 'all'}`}
          table={(exams) => <ExamTable exams={exams} />}
          cards={(exams) => <ExamCards exams={exams} />}
        />
      </Page>
    </ListBase>
  );
}

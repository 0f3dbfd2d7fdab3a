import { Box, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BankExam } from '../../api/exam-bank/contract.ts';
import { useMe } from '../access/use-me.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { RecordPage } from '../page/RecordPage.tsx';
import { Section } from '../page/Section.tsx';
import { examsPath } from './addresses.ts';
import { ChangeStudyFieldsButton } from './ChangeStudyFieldsButton.tsx';
import { StartDraftButton } from './StartDraftButton.tsx';
import { VersionCard } from './VersionCard.tsx';

/** One exam of the bank with its versions: the one that is scheduled, the one being worked on, and those before. */
export function ExamPage() {
  const translate = useTranslate();
  const mayEdit = useMe()?.may.includes('exam-bank.edit') === true;
  return (
    <RecordPage<BankExam>
      resource="exam-bank"
      title="exam-bank.admin.one"
      back={{ to: examsPath, label: 'exam-bank.admin.title' }}
      titleOf={({ code, title }) => `${title} · ${code}`}
    >
      {(exam) => (
        <>
          <Section title={translate('exam-bank.admin.facts')}>
            <Facts>
              <Fact label="exam-bank.admin.column.code">{exam.code}</Fact>
              <Fact label="exam-bank.admin.column.kind">{translate(`scheduling.admin.kind.${exam.kind}`)}</Fact>
              <Fact label="exam-bank.admin.column.studyFields">
                {exam.studyFields.map(({ name }) => name).join(', ') || translate('exam-bank.admin.noStudyFields')}
              </Fact>
            </Facts>
            {mayEdit && (
              <Box sx={{ mt: 2 }}>
                <ChangeStudyFieldsButton exam={exam} />
              </Box>
            )}
          </Section>
          <Section title={translate('exam-bank.admin.column.versions')}>
            <Stack spacing={2}>
              {exam.versions.map((version) => (
                <VersionCard key={version.id} exam={exam} version={version} mayEdit={mayEdit} />
              ))}
              {mayEdit && exam.versions.every(({ state }) => state !== 'draft') && <StartDraftButton exam={exam} />}
            </Stack>
          </Section>
        </>
      )}
    </RecordPage>
  );
}

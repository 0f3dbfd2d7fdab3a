import { Card, CardContent, Stack, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { StudyField } from '../../api/exam-bank/contract.ts';
import { useMe } from '../access/use-me.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { EmptyState } from '../page/EmptyState.tsx';
import { Page } from '../page/Page.tsx';
import { Section } from '../page/Section.tsx';
import { NewStudyFieldButton, RenameStudyFieldButton } from './StudyFieldButtons.tsx';
import { RetireStudyFieldButton } from './RetireStudyFieldButton.tsx';

/** Examenwerk's own grouping of exams: what applicants tick on the form, and what bounds the exams they see. */
export function StudyFieldList() {
  const translate = useTranslate();
  const mayEdit = useMe()?.may.includes('exam-bank.edit') === true;
  const { data, error, refetch } = useGetList<StudyField>('study-fields', { pagination: { page: 1, perPage: 100 } });
  const groups = Object.entries(Object.groupBy(data ?? [], ({ groupName }) => groupName));
  return (
    <Page title={translate('exam-bank.admin.fields.title')} aside={mayEdit && <NewStudyFieldButton />}>
      <Typography sx={{ maxWidth: 760 }}>{translate('exam-bank.admin.fields.intro')}</Typography>
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {data?.length === 0 && (
        <Card>
          <EmptyState>{translate('exam-bank.admin.fields.empty')}</EmptyState>
        </Card>
      )}
      {groups.map(([group, fields = []]) => (
        <Section key={group} title={group}>
          <Stack component="ul" spacing={1} sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {fields.map((field) => (
              <Card component="li" variant="outlined" key={field.id}>
                <CardContent sx={{ p: 1.5, '&:last-child': { pb: 1.5 } }}>
                  <Stack
                    direction="row"
                    sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}
                  >
                    <Typography>
                      {field.name}{' '}
                      <Typography component="span" variant="body2" color="textSecondary">
                        {field.code} · {translate('exam-bank.admin.fields.exams', { smart_count: field.exams })}
                      </Typography>
                    </Typography>
                    {mayEdit && (
                      <Stack direction="row" spacing={1}>
                        <RenameStudyFieldButton field={field} />
                        <RetireStudyFieldButton field={field} />
                      </Stack>
                    )}
                  </Stack>
                </CardContent>
              </Card>
            ))}
          </Stack>
        </Section>
      ))}
    </Page>
  );
}

import { Alert, Box, Button, Divider, Stack, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import type { SchoolRow, SchoolTask } from '../../api/schools/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Fact, Facts } from '../page/Facts.tsx';
import { Section } from '../page/Section.tsx';
import { Tag } from '../page/Tag.tsx';
import { whole } from '../page/whole.ts';
import { SchoolDialog } from './SchoolDialog.tsx';
import { SchoolSearch } from './SchoolSearch.tsx';
import { useSchoolAnswer } from './use-school-answer.ts';

/** Which school an applicant means: what was typed, the nearest schools, any other of the list, or a new one. */
export function WhichSchool({ task }: { task: Task }) {
  const translate = useTranslate();
  const { data, error, refetch } = useGetOne<SchoolTask>('school-tasks', { id: task.id, meta: whole });
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  if (!data) return null;
  const { school, location } = data;
  return (
    <Section title={translate('school.admin.task.title')}>
      <Stack spacing={2.5}>
        <Facts>
          <Fact label="school.admin.task.typed">
            <strong>{school.name}</strong>
          </Fact>
          <Fact label="school.admin.task.location">{location}</Fact>
        </Facts>
        {school.listed && <KeepListed task={task} school={school} />}
        <Nearest task={task} question={data} />
        <Divider />
        <AnotherOne task={task} />
        {!school.listed && (
          <>
            <Divider />
            <NewOne task={task} typed={school.name} />
          </>
        )}
      </Stack>
    </Section>
  );
}

function KeepListed({ task, school }: { task: Task; school: SchoolTask['school'] }) {
  const translate = useTranslate();
  const { answer, isPending } = useSchoolAnswer(task);
  return (
    <Alert
      severity="info"
      action={
        <Button size="small" disabled={isPending} onClick={() => answer({ kind: 'linked', schoolId: school.id })}>
          {translate('school.admin.task.keepOf', { name: school.name })}
        </Button>
      }
    >
      {translate('school.admin.task.listedNow', { name: school.name })}
    </Alert>
  );
}

function Nearest({ task, question }: { task: Task; question: SchoolTask }) {
  const translate = useTranslate();
  const { answer, isPending } = useSchoolAnswer(task);
  const nearest = question.nearest.filter(({ id }) => id !== question.school.id);
  if (nearest.length === 0) return <Alert severity="info">{translate('school.admin.task.noNearest')}</Alert>;
  return (
    <div>
      <Typography variant="h3">{translate('school.admin.task.nearest')}</Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {nearest.map(({ id, name, brin, locations, because }) => (
          <Stack
            component="li"
            key={id}
            direction={{ xs: 'column', sm: 'row' }}
            sx={{ py: 1.5, gap: 1.5, alignItems: { sm: 'center' }, '& + &': { borderTop: 1, borderColor: 'divider' } }}
          >
            <Box sx={{ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
              <Typography variant="body2" color="textSecondary" gutterBottom>
                {[brin ?? translate('school.admin.noBrin'), ...locations.slice(0, 4)].join(' · ')}
              </Typography>
              <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
                {because.map((why) => (
                  <Tag key={why} tone="info">
                    {translate(`school.admin.task.because.${why}`)}
                  </Tag>
                ))}
              </Stack>
            </Box>
            <Button
              variant="outlined"
              disabled={isPending}
              aria-label={translate('school.admin.task.chooseOf', { name })}
              onClick={() => answer({ kind: 'linked', schoolId: id })}
              sx={{ flexShrink: 0 }}
            >
              {translate('school.admin.task.choose')}
            </Button>
          </Stack>
        ))}
      </Box>
    </div>
  );
}

function AnotherOne({ task }: { task: Task }) {
  const translate = useTranslate();
  const id = useId();
  const [chosen, setChosen] = useState<SchoolRow | null>(null);
  const { answer, isPending } = useSchoolAnswer(task);
  return (
    <Stack spacing={1.5}>
      <Typography variant="h3">{translate('school.admin.task.otherOne')}</Typography>
      <SchoolSearch id={`${id}-school`} label="school.admin.find" chosen={chosen} onChoose={setChosen} />
      {chosen && (
        <Button
          variant="outlined"
          disabled={isPending}
          onClick={() => answer({ kind: 'linked', schoolId: chosen.id })}
          sx={{ alignSelf: 'start' }}
        >
          {translate('school.admin.task.chooseOf', { name: chosen.name })}
        </Button>
      )}
    </Stack>
  );
}

function NewOne({ task, typed }: { task: Task; typed: string }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { answer, isPending, error } = useSchoolAnswer(task, () => setOpen(false));
  return (
    <Stack spacing={1.5} sx={{ alignItems: 'start' }}>
      <Typography variant="body2">{translate('school.admin.task.addText')}</Typography>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('school.admin.task.add')}
      </Button>
      {open && (
        <SchoolDialog
          title={translate('school.admin.task.add')}
          text={translate('school.admin.addText')}
          label={translate('school.admin.task.add')}
          before={{ name: typed }}
          busy={isPending}
          error={error}
          onSave={({ listed: _, ...school }) => answer({ kind: 'added', school })}
          onClose={() => setOpen(false)}
        />
      )}
    </Stack>
  );
}

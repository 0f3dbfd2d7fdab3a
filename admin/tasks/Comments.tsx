import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Comment, Task } from '../../api/tasks/contract.ts';
import type { BackOffice } from '../data-provider.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { useAction } from '../page/use-action.ts';

/** What colleagues tell each other about a task, and the field to tell something. It stays inside. */
export function Comments({ task }: { task: Task }) {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', 'comments', task.id],
    queryFn: () => backOffice.comments(task.id),
  });
  return (
    <Section title={translate('office.comments.title')}>
      <Stack spacing={2}>
        <Typography variant="body2" color="textSecondary">
          {translate('office.comments.intro')}
        </Typography>
        {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
        {data && <Told comments={data.data} />}
        <NewComment task={task} />
      </Stack>
    </Section>
  );
}

function Told({ comments }: { comments: Comment[] }) {
  const translate = useTranslate();
  if (comments.length === 0) return <Typography variant="body2">{translate('office.comments.none')}</Typography>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
      {comments.map(({ id, body, author, writtenAt }) => (
        <Box component="li" key={id} sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5 }}>
          <Typography variant="body2" color="textSecondary">
            <strong>{author.name}</strong>, <Moment at={writtenAt} />
          </Typography>
          <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {body}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

function NewComment({ task }: { task: Task }) {
  const translate = useTranslate();
  const [body, setBody] = useState('');
  const [tried, setTried] = useState(false);
  /** Kept until the comment is there: sent again after a lost connection, it is the same one. */
  const requestId = useRef<string>(undefined);
  const missing = tried && body.trim() === '';
  const { run, isPending } = useAction<string, unknown>(
    (given, backOffice) => {
      requestId.current ??= crypto.randomUUID();
      return backOffice.commentOnTask(task.id, { requestId: requestId.current, body: given });
    },
    {
      done: 'office.comments.done',
      touches: ['tasks'],
      whenDone: () => {
        requestId.current = undefined;
        setBody('');
        setTried(false);
      },
    },
  );
  return (
    <Stack
      component="form"
      noValidate
      spacing={1}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (body.trim() !== '') run(body.trim());
      }}
    >
      <TextField
        label={translate('office.comments.field')}
        multiline
        minRows={2}
        value={body}
        onChange={({ target }) => setBody(target.value)}
        error={missing}
        helperText={missing ? translate('office.comments.missing') : ''}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <Button type="submit" variant="outlined" loading={isPending} sx={{ alignSelf: 'start' }}>
        {translate('office.comments.add')}
      </Button>
    </Stack>
  );
}

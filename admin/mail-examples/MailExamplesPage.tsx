import { Card, CardContent, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useLocaleState, useTranslate } from 'react-admin';
import type { BackOffice } from '../data-provider.ts';
import { languages } from '../i18n.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { MailView } from './MailView.tsx';
import { useMailTemplates } from './use-mail-templates.ts';

/** Every mail with made-up data, in both languages: what people get, before they get it. */
export function MailExamplesPage() {
  const translate = useTranslate();
  const [ownLocale] = useLocaleState();
  const backOffice = useDataProvider<BackOffice>();
  const templates = useMailTemplates();
  const [wanted, setWanted] = useState<string | null>(null);
  const [locale, setLocale] = useState(ownLocale);
  const chosen = wanted ?? templates[0] ?? null;
  const { data, error, refetch } = useQuery({
    queryKey: ['mail-examples', 'one', chosen, locale],
    queryFn: () => backOffice.mailExample(chosen ?? '', locale),
    enabled: chosen !== null,
    placeholderData: (before) => before,
  });
  return (
    <Page title={translate('office.mailExamples.title')}>
      <Typography sx={{ maxWidth: 760 }}>{translate('office.mailExamples.intro')}</Typography>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
        <TextField
          select
          size="small"
          label={translate('office.mailExamples.choose')}
          value={chosen ?? ''}
          onChange={({ target }) => setWanted(target.value)}
          sx={{ flexGrow: 1, maxWidth: 520 }}
          slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        >
          {templates.map((template) => (
            <option key={template} value={template}>
              {translate(`domain.mails.${template}`)}
            </option>
          ))}
        </TextField>
        <TextField
          select
          size="small"
          label={translate('office.mailExamples.language')}
          value={locale}
          onChange={({ target }) => setLocale(target.value)}
          slotProps={{ select: { native: true } }}
        >
          {languages.map((language) => (
            <option key={language.locale} value={language.locale}>
              {language.name}
            </option>
          ))}
        </TextField>
      </Stack>
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {data && (
        <Card>
          <CardContent>
            <MailView mail={data} />
          </CardContent>
        </Card>
      )}
    </Page>
  );
}

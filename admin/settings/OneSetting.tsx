import Schedule from '@mui/icons-material/ScheduleOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Setting } from '../../api/settings/contract.ts';
import { momentInWords } from '../page/moments.ts';
import { Tag } from '../page/Tag.tsx';
import { ChangeSetting } from './ChangeSetting.tsx';
import { SettingHistory } from './SettingHistory.tsx';
import { nameOf, valueInWords, whatOf } from './setting-words.ts';

/** A setting: what it is, what holds, what is planned; the button to change it, and what was. */
export function OneSetting({ setting, mayChange }: { setting: Setting; mayChange: boolean }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [shown, setShown] = useState<'change' | 'history' | null>(null);
  const name = nameOf(setting, translate);
  const planned = setting.history.filter((change) => change.planned);
  return (
    <Box component="li" sx={{ py: 2, '& + &': { borderTop: 1, borderColor: 'divider' }, '&:first-of-type': { pt: 0 } }}>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={{ xs: 1, sm: 3 }} sx={{ alignItems: { sm: 'start' } }}>
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Typography variant="h3">{name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {whatOf(setting, translate)}
          </Typography>
          <Typography sx={{ mt: 0.5, fontWeight: 600, overflowWrap: 'anywhere' }}>
            {valueInWords(setting.value, setting, translate, locale)}
          </Typography>
          {planned.map(({ id, value, validFrom }) => (
            <Box key={id} sx={{ mt: 0.5 }}>
              <Tag tone="info" icon={<Schedule aria-hidden />}>
                {translate('office.settings.plannedFrom', {
                  moment: momentInWords(validFrom, locale),
                  value: valueInWords(value, setting, translate, locale),
                })}
              </Tag>
            </Box>
          ))}
        </Box>
        <Stack direction="row" spacing={1} sx={{ flexShrink: 0 }}>
          {mayChange && (
            <Button
              variant="outlined"
              size="small"
              aria-label={translate('office.settings.changeOf', { name })}
              onClick={() => setShown('change')}
            >
              {translate('office.settings.change')}
            </Button>
          )}
          <Button
            size="small"
            aria-label={translate('office.settings.historyOf', { name })}
            onClick={() => setShown('history')}
          >
            {translate('office.settings.history')}
          </Button>
        </Stack>
      </Stack>
      {shown === 'change' && <ChangeSetting setting={setting} onClose={() => setShown(null)} />}
      {shown === 'history' && <SettingHistory setting={setting} mayChange={mayChange} onClose={() => setShown(null)} />}
    </Box>
  );
}

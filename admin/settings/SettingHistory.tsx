import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Setting } from '../../api/settings/contract.ts';
import { Moment } from '../page/Moment.tsx';
import { Tag } from '../page/Tag.tsx';
import { useAction } from '../page/use-action.ts';
import { nameOf, valueInWords } from './setting-words.ts';

type HistoryProps = { setting: Setting; mayChange: boolean; onClose: () => void };

/** What a setting was, from when, by whom and why; a change that is planned can be taken back here. */
export function SettingHistory({ setting, mayChange, onClose }: HistoryProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const title = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} fullWidth maxWidth="sm">
      <DialogTitle id={title}>
        {translate('office.settings.historyOf', { name: nameOf(setting, translate) })}
      </DialogTitle>
      <DialogContent>
        {setting.history.length === 0 && <Typography>{translate('office.settings.noHistory')}</Typography>}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
          {setting.history.map((change) => (
            <Box component="li" key={change.id} sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5 }}>
              <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
                <strong>{valueInWords(change.value, setting, translate, locale)}</strong>
                {change.planned && <Tag tone="info">{translate('office.settings.planned')}</Tag>}
              </Stack>
              <Typography variant="body2" color="textSecondary">
                {translate('office.settings.from')} <Moment at={change.validFrom} /> ·{' '}
                {change.by ?? translate('office.settings.bySystem')}
              </Typography>
              {change.reason && (
                <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {change.reason}
                </Typography>
              )}
              {change.planned && mayChange && <TakeBack setting={setting} changeId={change.id} />}
            </Box>
          ))}
        </Box>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
          {translate('office.settings.was')}: {valueInWords(setting.default, setting, translate, locale)}
        </Typography>
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button variant="contained" onClick={onClose}>
          {translate('office.keys.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** A change whose time has not come has done nothing yet: taking it back is one press. */
function TakeBack({ setting, changeId }: { setting: Setting; changeId: string }) {
  const translate = useTranslate();
  const { run, isPending } = useAction<null, unknown>(
    (_, backOffice) => backOffice.takeSettingBack(setting, changeId),
    { done: 'office.settings.takenBack', touches: ['settings'] },
  );
  return (
    <Button size="small" color="error" loading={isPending} onClick={() => run(null)}>
      {translate('office.settings.takeBack')}
    </Button>
  );
}

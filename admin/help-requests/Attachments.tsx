import AttachFile from '@mui/icons-material/AttachFile';
import Download from '@mui/icons-material/SaveAltOutlined';
import { Box, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { HelpMessage } from '../../api/help-request/contract.ts';

/** The files that came with a mail, and the mail itself, each to save. */
export function Attachments({ questionId, message }: { questionId: string; message: HelpMessage }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { mail, attachments } = message;
  if (!mail) return null;
  const address = `/api/help-requests/${questionId}`;
  return (
    <Box sx={{ mt: 1.5 }}>
      {attachments.length > 0 && (
        <>
          <Typography variant="h3">{translate('help-request.page.attachments')}</Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {attachments.map(({ id, name, size }) => (
              <Box component="li" key={id}>
                <ToSave href={`${address}/attachments/${id}`} icon={<AttachFile fontSize="small" aria-hidden />}>
                  {translate('help-request.page.attachment', {
                    name: name || translate('help-request.file.nameless'),
                    size: sizeInWords(size, locale),
                  })}
                </ToSave>
              </Box>
            ))}
          </Box>
        </>
      )}
      <ToSave href={`${address}/mails/${mail.id}`} icon={<Download fontSize="small" aria-hidden />}>
        {translate('help-request.page.original')}
      </ToSave>
    </Box>
  );
}

const ToSave = ({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) => (
  <Link
    href={href}
    download
    variant="body2"
    sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center', py: 0.75, overflowWrap: 'anywhere' }}
  >
    {icon}
    {children}
  </Link>
);

/** '34 kB', '1,2 MB'. */
function sizeInWords(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), 'kB'] : [bytes / 1_000_000, 'MB'];
  const digits = { maximumFractionDigits: unit === 'MB' ? 1 : 0 };
  return `${new Intl.NumberFormat(locale, digits).format(value)} ${unit}`;
}

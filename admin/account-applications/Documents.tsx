import PictureAsPdf from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Moment } from '../page/Moment.tsx';

/** The documents that we made, to be signed and of the signing; each opens as PDF in a new tab. */
export function Documents({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  const documents = application.documents.filter(({ kind }) => kind !== 'scan');
  return (
    <>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {translate('application.documents')}
      </Typography>
      {documents.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('application.noDocuments')}
        </Typography>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {documents.map((document) => (
          <Box component="li" key={document.id} sx={{ py: 0.75 }}>
            <Link
              href={`/api/account-applications/${application.id}/documents/${document.id}`}
              target="_blank"
              rel="noopener"
              sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}
            >
              <PictureAsPdf aria-hidden />
              {translate('application.documentLink', { name: translate(`domain.documents.${document.kind}`) })}
            </Link>
            <Typography variant="body2" color="textSecondary">
              <Moment at={document.createdAt} />
            </Typography>
          </Box>
        ))}
      </Box>
    </>
  );
}

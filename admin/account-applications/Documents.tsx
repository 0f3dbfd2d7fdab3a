import AttachFile from '@mui/icons-material/AttachFile';
import PictureAsPdf from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Moment } from '../page/Moment.tsx';

/** The documents that were made and signed, each opens as PDF in a new tab; and the files that were sent, to save. */
export function Documents({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  const documents = application.documents.filter(({ kind }) => kind !== 'scan');
  const nameOf = ({ kind, name, round }: AccountApplication['documents'][number]): string => {
    const words = translate(`domain.documents.${kind}`);
    if (name !== null) return translate('application.attachmentLink', { kind: words, name });
    return translate(round > 1 ? 'application.documentRound' : 'application.documentLink', { name: words, round });
  };
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
              {...(document.name === null ? { target: '_blank', rel: 'noopener' } : { download: true })}
              sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', overflowWrap: 'anywhere' }}
            >
              {document.name === null ? <PictureAsPdf aria-hidden /> : <AttachFile aria-hidden />}
              {nameOf(document)}
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

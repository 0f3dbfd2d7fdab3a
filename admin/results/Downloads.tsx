import Download from '@mui/icons-material/DownloadOutlined';
import { Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ResultFormat } from '../../api/results/contract.ts';

const formats = ['xlsx', 'csv', 'pdf'] as const satisfies readonly ResultFormat[];

/** The results as a file to keep. */
export function Downloads({ sittingId }: { sittingId: string }) {
  const translate = useTranslate();
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
      {formats.map((format) => (
        <Button
          key={format}
          variant="outlined"
          href={`/api/results/${sittingId}/files/${format}`}
          startIcon={<Download aria-hidden />}
          {...(format === 'pdf' ? { target: '_blank', rel: 'noopener' } : { download: true })}
        >
          {translate(`results.admin.download.${format}`)}
        </Button>
      ))}
    </Stack>
  );
}

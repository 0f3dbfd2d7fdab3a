import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';

/** Chooses a spreadsheet. The same file can be chosen again, once it was mended. */
export function UploadButton({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<UploadFile aria-hidden />}
        loading={busy}
        loadingPosition="start"
        onClick={() => input.current?.click()}
      >
        {translate('scheduling.admin.grid.upload')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={translate('scheduling.admin.grid.upload')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = '';
        }}
      />
    </>
  );
}

import Upload from '@mui/icons-material/FileUploadOutlined';
import { Button } from '@mui/material';
import { useRef } from 'react';
import type { Media } from '../../../api/exam-bank/contract.ts';
import { useUpload } from './use-upload.ts';

type FileButtonProps = { label: string; accept: string; onDone: (media: Media) => void };

/** Chooses a file of this computer and puts it into the bank. */
export function FileButton({ label, accept, onDone }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const { upload, isPending } = useUpload(onDone);
  return (
    <>
      <Button
        variant="outlined"
        size="small"
        startIcon={<Upload aria-hidden />}
        loading={isPending}
        loadingPosition="start"
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) upload(file);
          event.target.value = '';
        }}
      />
    </>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import type { Media } from '../../../api/exam-bank/contract.ts';
import type { BackOffice } from '../../data-provider.ts';

/** Bytes; the API refuses more. */
const largest = 10 * 1024 * 1024;

/** Puts a file into the bank, and says why not when it doesn't go. */
export function useUpload(whenDone: (media: Media) => void) {
  const backOffice = useDataProvider<BackOffice>();
  const notify = useNotify();
  const { mutate, isPending } = useMutation<Media, Error, File>({
    mutationFn: (file) =>
      file.size > largest ? Promise.reject(new Error('exam-bank.admin.file.tooLarge')) : backOffice.addMedia(file),
    onSuccess: whenDone,
    onError: (error) => notify(error.message, { type: 'warning', autoHideDuration: 15_000 }),
  });
  return { upload: mutate, isPending };
}

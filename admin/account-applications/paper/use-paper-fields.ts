import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFaults } from '../../page/use-faults.ts';

/** In bytes; the API has the last word: see documents/sent-file.ts. */
const largestScan = 10 * 1024 * 1024;

/** What is typed over from paper, the files beside it, and the API's faults by field. */
export function usePaperFields(prefix: string, known: Record<string, string> = {}) {
  const translate = useTranslate();
  const [values, setValues] = useState<Record<string, string>>(known);
  const [files, setFiles] = useState<Record<string, File>>({});
  const { faults, mend, show, showAnswer, told, form } = useFaults();
  const set = (changes: Record<string, string>) => {
    setValues({ ...values, ...changes });
    const [first] = Object.keys(changes);
    if (first) mend(first);
  };
  function setFile(name: string, file: File | undefined) {
    const { [name]: _before, ...others } = files;
    const isTooLarge = file !== undefined && file.size > largestScan;
    setFiles(file && !isTooLarge ? { ...others, [name]: file } : others);
    if (isTooLarge) show({ ...faults, [name]: translate('evidence.paper.scanFault.tooLarge') });
    else mend(name);
  }

  /** What a text field is made with. */
  const field = (name: string, label: string) => ({
    id: `${prefix}-${name}`,
    label: translate(label),
    required: true,
    value: values[name] ?? '',
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    ...told(name),
  });

  /** All that was filled in, as the API takes it. */
  function asForm(more: Record<string, string>, lists: Record<string, string[]> = {}): FormData {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...values, ...more })) if (value !== '') body.append(name, value);
    for (const [name, list] of Object.entries(lists)) for (const value of list) body.append(name, value);
    for (const [name, file] of Object.entries(files)) body.append(name, file);
    return body;
  }

  return { values, set, files, setFile, faults, show, showAnswer, field, asForm, form };
}
export type PaperFields = Omit<ReturnType<typeof usePaperFields>, 'form'>;

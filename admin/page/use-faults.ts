import { useState } from 'react';
import { faultsByField, type Faults } from '../http.ts';

/**
 * What is wrong with a form, by field: seen before it was sent, or found by the API. The first of it gets the focus; what
 * is mended is forgotten.
 */
export function useFaults() {
  const [faults, setFaults] = useState<Faults>({});
  const [place, form] = useState<HTMLElement | null>(null);

  function mend(name: string) {
    const { [name]: _mended, ...others } = faults;
    setFaults(others);
  }

  /** @returns whether there is any */
  function show(found: Faults): boolean {
    setFaults(found);
    const isAny = Object.keys(found).length > 0;
    // A frame later the fields say that they are wrong.
    if (isAny) requestAnimationFrame(() => place?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    return isAny;
  }

  return {
    faults,
    mend,
    show,
    /** Shows what the API found. @returns whether it is about fields at all */
    showAnswer: (error: unknown) => show(faultsByField(error) ?? {}),
    /** How a text field says it. */
    told: (name: string, help = '') => ({ error: faults[name] !== undefined, helperText: faults[name] ?? help }),
    /** The form's `ref`. */
    form,
  };
}
export type FormFaults = Omit<ReturnType<typeof useFaults>, 'form'>;

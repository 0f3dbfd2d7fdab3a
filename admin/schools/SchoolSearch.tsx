import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { SchoolRow } from '../../api/schools/contract.ts';
import { ChoiceField } from '../page/ChoiceField.tsx';

type SchoolSearchProps = {
  id: string;
  label: string;
  /** A school that can't be chosen. */
  except?: string;
  chosen: SchoolRow | null;
  fault?: string | undefined;
  onChoose: (school: SchoolRow | null) => void;
};

const pauseInTyping = 300;
const most = 20;

/** Finds a school of the list by its name, BRIN or location. */
export function SchoolSearch({ id, label, except, chosen, fault, onChoose }: SchoolSearchProps) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const q = useSettled(text);
  const { data = [], isPending } = useGetList<SchoolRow>('schools', {
    filter: { state: 'listed', q: q.trim() },
    pagination: { page: 1, perPage: most },
    sort: { field: 'name', order: 'ASC' },
  });
  return (
    <ChoiceField
      id={id}
      label={translate(label)}
      options={data.filter((school) => school.id !== except)}
      chosen={chosen}
      name={({ name }) => name}
      about={({ brin, locations }) => [brin ?? translate('school.admin.noBrin'), ...locations.slice(0, 3)].join(' · ')}
      onType={setText}
      loading={isPending || q !== text}
      noneFound={translate('school.admin.findNone')}
      open={translate('school.admin.find')}
      fault={fault && translate(fault)}
      help={translate('school.admin.findHelp')}
      onChoose={onChoose}
    />
  );
}

/** What was typed, a moment after the typing stops. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseInTyping);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

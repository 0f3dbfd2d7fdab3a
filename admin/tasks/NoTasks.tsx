import Done from '@mui/icons-material/TaskAltOutlined';
import { Card } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { EmptyState } from '../page/EmptyState.tsx';
import { viewOf } from './InboxViews.tsx';

export function NoTasks() {
  const translate = useTranslate();
  const { filterValues } = useListContext();
  return (
    <Card>
      <EmptyState icon={<Done aria-hidden />}>
        {translate(filterValues['kind'] ? 'office.filter.empty' : `inbox.empty.${viewOf(filterValues)}`)}
      </EmptyState>
    </Card>
  );
}

import HourglassEmpty from '@mui/icons-material/HourglassEmptyOutlined';
import { useTranslate } from 'react-admin';
import { Tag } from '../page/Tag.tsx';

/** Candidates can still sit this exam: what is shown as a whole can still move. */
export function ProvisionalTag() {
  const translate = useTranslate();
  return (
    <Tag tone="warning" icon={<HourglassEmpty aria-hidden />}>
      {translate('results.admin.provisional')}
    </Tag>
  );
}

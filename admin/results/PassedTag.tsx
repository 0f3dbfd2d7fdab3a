import Cancel from '@mui/icons-material/CancelOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import { useTranslate } from 'react-admin';
import { Tag } from '../page/Tag.tsx';

/** Passed or not, in a word with an icon. */
export function PassedTag({ passed }: { passed: boolean }) {
  const translate = useTranslate();
  return (
    <Tag tone={passed ? 'success' : 'danger'} icon={passed ? <CheckCircle aria-hidden /> : <Cancel aria-hidden />}>
      {translate(`results.admin.${passed ? 'passed' : 'notPassed'}`)}
    </Tag>
  );
}

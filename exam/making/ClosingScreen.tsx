/** @jsxImportSource preact */
import { Page } from '../looks/Page.tsx';
import { useWords } from '../words/Words.tsx';

/** While the last answers go to the server and the exam is handed in: nothing can be filled in any more. */
export function ClosingScreen({ why, isWaiting }: { why: 'candidate' | 'time'; isWaiting: boolean }) {
  const { t } = useWords();
  const words = why === 'time' ? 'timeOver' : 'handIn';
  return (
    <Page title={t(`${words}.title`)}>
      <p class="lead" role="status">
        {isWaiting ? t(`${words}.waiting`) : why === 'time' ? t('timeOver.text') : t('handIn.sending')}
      </p>
    </Page>
  );
}

import { useTranslate } from 'react-admin';

export function ExtraTime({ minutes }: { minutes: number }) {
  const translate = useTranslate();
  return (
    <>{translate(minutes === 0 ? 'scheduling.admin.noExtra' : 'scheduling.admin.minutes', { smart_count: minutes })}</>
  );
}

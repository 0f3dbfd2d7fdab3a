import ChatBubble from '@mui/icons-material/ChatBubbleOutlineOutlined';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** How many comments of colleagues a task has; nothing where there are none. */
export function CommentCount({ comments }: { comments: number }) {
  const translate = useTranslate();
  if (comments === 0) return null;
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      sx={{ display: 'flex', alignItems: 'center', gap: 0.5, '& svg': { fontSize: '1rem' } }}
    >
      <ChatBubble aria-hidden />
      {translate('office.comments.count', { smart_count: comments })}
    </Typography>
  );
}

import { Skeleton, Stack } from '@mui/material';

/** Where rows will stand in a moment: grey lines in place of a blank card. Nothing moves, and nothing is said of them. */
export function RowsToCome() {
  return (
    <Stack spacing={1} aria-hidden sx={{ py: 1 }}>
      {['70%', '45%', '60%'].map((width) => (
        <Skeleton key={width} animation={false} width={width} height={24} />
      ))}
    </Stack>
  );
}

import { Stack, Typography } from '@mui/material';

export function ProductName() {
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 1 }}>
      <img src="/admin/icon.svg" alt="" width={28} height={28} />
      <Typography component="span" sx={{ fontWeight: 600, fontSize: '1.125rem', color: 'secondary.main' }}>
        TeleToets
      </Typography>
    </Stack>
  );
}

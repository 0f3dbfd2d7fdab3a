import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CandidateGrid, type CellPlace } from './CandidateGrid.tsx';
import { filled } from './candidate-rows.ts';
import { PastePanel } from './PastePanel.tsx';
import { UploadButton } from './UploadButton.tsx';
import type { Grid, GridChange, ShownFaults } from './use-candidate-grid.ts';
import { useCandidateList } from './use-candidate-list.ts';

type EditorProps = {
  grid: Grid;
  faults: ReadonlyMap<string, ShownFaults>;
  change: (change: GridChange) => void;
  goTo: CellPlace | undefined;
};

/** Candidates, typed one by one, pasted from a spreadsheet or read from a file; all end up in the same lines. */
export function CandidateEditor({ grid, faults, change, goTo }: EditorProps) {
  const translate = useTranslate();
  const [pasting, setPasting] = useState(false);
  const list = useCandidateList(change);
  const count = filled(grid.rows).length;
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1.5 }}>
        {translate('scheduling.admin.grid.help')}
      </Typography>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
        <UploadButton busy={list.isPending} onFile={(file) => list.read({ file })} />
        <Button variant="outlined" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {translate('scheduling.admin.grid.paste')}
        </Button>
      </Stack>
      {pasting && <PastePanel busy={list.isPending} onText={(text) => list.read({ text }, () => setPasting(false))} />}
      <Box role="status">
        {list.found !== undefined && (
          <Alert severity="success" sx={{ mb: 1.5 }}>
            {translate('scheduling.admin.grid.found', { smart_count: list.found })}
          </Alert>
        )}
      </Box>
      <Box role="alert">
        {list.problems.map((problem) => (
          <Alert key={problem} severity="warning" sx={{ mb: 1.5 }}>
            {translate(problem)}
          </Alert>
        ))}
      </Box>
      <CandidateGrid
        rows={grid.rows}
        faults={faults}
        change={change}
        goTo={goTo}
        onList={(text) => list.read({ text })}
      />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }} role="status">
        {translate('scheduling.admin.grid.count', { smart_count: count })}
      </Typography>
    </>
  );
}

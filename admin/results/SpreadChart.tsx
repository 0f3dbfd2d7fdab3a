import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { SittingResults } from '../../api/results/contract.ts';
import { tokens } from '../../design/tokens.ts';

type Column = SittingResults['spread'][number];

const { colour } = tokens;
const [step, height, base, top] = [34, 150, 126, 20];

/**
 * How the grades are spread, in whole grades. Who did not pass stands hatched, so that colour is not the only sign; the
 * same numbers can be read in a table.
 */
export function SpreadChart({ spread }: { spread: Column[] }) {
  const translate = useTranslate();
  const [title, hatch] = [useId(), useId()];
  const most = Math.max(1, ...spread.map(({ count }) => count));
  const width = step * spread.length;
  return (
    <Box>
      <Box
        component="svg"
        role="img"
        aria-labelledby={title}
        viewBox={`0 0 ${width} ${height}`}
        sx={{ width: '100%', maxWidth: 480, display: 'block' }}
      >
        <title id={title}>{translate('results.admin.spread.text', { columns: inWords(spread, translate) })}</title>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill={colour.dangerSoft} />
            <rect width="2.5" height="6" fill={colour.danger} />
          </pattern>
        </defs>
        {spread.map(({ grade, count, passed }, index) => {
          const size = ((base - top) * count) / most;
          const middle = index * step + step / 2;
          return (
            <g key={grade} aria-hidden>
              {count > 0 && (
                <rect
                  x={index * step + 5}
                  y={base - size}
                  width={step - 10}
                  height={size}
                  rx={2}
                  fill={passed ? colour.success : `url(#${hatch})`}
                  stroke={passed ? colour.success : colour.danger}
                />
              )}
              {count > 0 && (
                <text x={middle} y={base - size - 5} textAnchor="middle" fontSize="12" fill={colour.text}>
                  {count}
                </text>
              )}
              <text x={middle} y={base + 17} textAnchor="middle" fontSize="12" fill={colour.textMuted}>
                {grade}
              </text>
            </g>
          );
        })}
        <line x1="0" x2={width} y1={base} y2={base} stroke={colour.lineStrong} />
      </Box>
      <Typography variant="body2" color="textSecondary">
        {translate('results.admin.spread.legend')}
      </Typography>
      <Box component="details" sx={{ mt: 1 }}>
        <Box component="summary" sx={{ cursor: 'pointer', color: 'primary.main', minHeight: 32 }}>
          {translate('results.admin.spread.asTable')}
        </Box>
        <Table size="small" aria-label={translate('results.admin.spread.title')} sx={{ maxWidth: 320 }}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('results.admin.candidate.grade')}</TableCell>
              <TableCell align="right">{translate('results.admin.spread.count')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {spread.map(({ grade, from, to, count }) => (
              <TableRow key={grade}>
                <TableCell>{translate('results.admin.spread.range', { from, to })}</TableCell>
                <TableCell align="right">{count}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}

/** 'van 4,5 tot en met 5,4: 2; …', without the empty columns. */
function inWords(spread: Column[], translate: (key: string, values: object) => string): string {
  return spread
    .filter(({ count }) => count > 0)
    .map(({ from, to, count }) => `${translate('results.admin.spread.range', { from, to })}: ${count}`)
    .join('; ');
}

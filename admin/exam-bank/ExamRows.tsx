import {
  Link,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { BankExam } from '../../api/exam-bank/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { useRowClick } from '../page/use-row-click.ts';
import { examPath } from './addresses.ts';
import { VersionTag } from './VersionTag.tsx';

export function ExamTable({ exams }: { exams: BankExam[] }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  return (
    <TableContainer>
      <Table aria-label={translate('exam-bank.admin.title')}>
        <TableHead>
          <TableRow>
            {['code', 'title', 'kind', 'studyFields', 'versions'].map((column) => (
              <TableCell key={column}>{translate(`exam-bank.admin.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {exams.map((exam) => (
            <TableRow key={exam.id} hover onClick={openOnClick(examPath(exam.id))} sx={{ cursor: 'pointer' }}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Link component={RouterLink} to={examPath(exam.id)} sx={{ fontWeight: 600 }}>
                  {exam.code}
                </Link>
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{exam.title}</TableCell>
              <TableCell>{translate(`scheduling.admin.kind.${exam.kind}`)}</TableCell>
              <TableCell>{exam.studyFields.map(({ name }) => name).join(', ')}</TableCell>
              <TableCell>
                <Versions exam={exam} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

export function ExamCards({ exams }: { exams: BankExam[] }) {
  const translate = useTranslate();
  return (
    <CardList>
      {exams.map((exam) => (
        <CardOf key={exam.id} name={`${exam.code} · ${exam.title}`} to={examPath(exam.id)}>
          <Typography variant="body2" color="textSecondary">
            {[translate(`scheduling.admin.kind.${exam.kind}`), ...exam.studyFields.map(({ name }) => name)].join(', ')}
          </Typography>
          <Versions exam={exam} />
        </CardOf>
      ))}
    </CardList>
  );
}

/** What can be scheduled now, and what is being worked on; what is past only where there is nothing else. */
function Versions({ exam: { versions } }: { exam: BankExam }) {
  const current = versions.filter(({ state }) => state !== 'retired');
  const shown = current.length > 0 ? current : versions.slice(0, 1);
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.75 }}>
      {shown.map((version) => (
        <VersionTag key={version.id} version={version} />
      ))}
    </Stack>
  );
}

import { ExamList } from './ExamList.tsx';
import { ExamPage } from './ExamPage.tsx';
import { NewExamPage } from './NewExamPage.tsx';

export default { name: 'exam-bank', list: ExamList, create: NewExamPage, show: ExamPage };

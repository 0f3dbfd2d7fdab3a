import { ResultList } from './ResultList.tsx';
import { ResultPage } from './ResultPage.tsx';

export default { name: 'results', list: ResultList, show: ResultPage };

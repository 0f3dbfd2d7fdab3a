import { CalendarPage } from './CalendarPage.tsx';

export default { name: 'calendar', list: CalendarPage };

import { QueryClient } from '@tanstack/react-query';
import { Admin, CustomRoutes, memoryStore, Resource, type I18nProvider } from 'react-admin';
import { BrowserRouter, Route } from 'react-router';
import accountApplications from './account-applications/index.ts';
import accounts from './accounts/index.ts';
import audit from './audit/index.ts';
import { authProvider } from './auth-provider.ts';
import calendar from './calendar/index.ts';
import { dataProvider } from './data-provider.ts';
import examBank from './exam-bank/index.ts';
import { DraftPage } from './exam-bank/editor/DraftPage.tsx';
import helpRequests from './help-requests/index.ts';
import inspections from './inspections/index.ts';
import { Home } from './Home.tsx';
import { isWorthRetrying } from './http.ts';
import { AppLayout } from './layout/AppLayout.tsx';
import { NoAccess } from './layout/NoAccess.tsx';
import { NotFound } from './layout/NotFound.tsx';
import { PoliteNotification } from './layout/PoliteNotification.tsx';
import { LoginPage } from './login/LoginPage.tsx';
import { TwoFactorPage } from './login/TwoFactorPage.tsx';
import mailExamples from './mail-examples/index.ts';
import mails from './mails/index.ts';
import { MySchoolPage } from './my-school/MySchoolPage.tsx';
import { MoreStudyFieldsPage } from './my-school/MoreStudyFieldsPage.tsx';
import { OwnAccountPage } from './own-account/OwnAccountPage.tsx';
import schedulingRequests from './scheduling-requests/index.ts';
import schools from './schools/index.ts';
import results from './results/index.ts';
import settings from './settings/index.ts';
import sittings from './sittings/index.tsx';
import studyFields from './study-fields/index.ts';
import tasks from './tasks/index.ts';
import { theme } from './theme.ts';

/** What was typed in a search box is a person's data: it lives in memory alone and is gone after logging out. */
const store = memoryStore();
const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => failures < 2 && isWorthRetrying(error) } },
});

/** The back office: the bureau's task inbox and applications, and the account holder's own school. */
export function App({ i18nProvider }: { i18nProvider: I18nProvider }) {
  return (
    <BrowserRouter basename="/admin">
      <Admin
        authProvider={authProvider}
        dataProvider={dataProvider}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
        store={store}
        theme={theme}
        darkTheme={null}
        title="TeleToets"
        layout={AppLayout}
        loginPage={LoginPage}
        dashboard={Home}
        catchAll={NotFound}
        accessDenied={NoAccess}
        notification={PoliteNotification}
        requireAuth
        disableTelemetry
      >
        <Resource {...tasks} />
        <Resource {...accountApplications} />
        <Resource {...schools} />
        <Resource {...accounts} />
        <Resource {...helpRequests} />
        <Resource {...sittings} />
        <Resource {...schedulingRequests} />
        <Resource {...results} />
        <Resource {...inspections} />
        <Resource {...examBank} />
        <Resource {...studyFields} />
        <Resource {...calendar} />
        <Resource {...settings} />
        <Resource {...mails} />
        <Resource {...mailExamples} />
        <Resource {...audit} />
        <CustomRoutes>
          <Route path="/my-school" element={<MySchoolPage />} />
          <Route path="/my-school/study-fields" element={<MoreStudyFieldsPage />} />
          <Route path="/my-account" element={<OwnAccountPage />} />
          <Route path="/exam-bank/:id/versions/:versionId" element={<DraftPage />} />
        </CustomRoutes>
        <CustomRoutes noLayout>
          <Route path="/two-factor" element={<TwoFactorPage />} />
        </CustomRoutes>
      </Admin>
    </BrowserRouter>
  );
}

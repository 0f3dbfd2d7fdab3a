import { HttpError, type DataProvider, type GetListParams, type GetListResult, type Identifier } from 'react-admin';
import { applicationActions, type ApplicationActions } from './account-applications/actions.ts';
import { evidenceActions, type EvidenceActions } from './account-applications/evidence-actions.ts';
import { accountActions, type AccountActions } from './accounts/actions.ts';
import { auditActions, type AuditActions } from './audit/actions.ts';
import { calendarActions, type CalendarActions } from './calendar/actions.ts';
import { examBankActions, type ExamBankActions } from './exam-bank/actions.ts';
import { helpRequestActions, type HelpRequestActions } from './help-requests/actions.ts';
import { jsonBody, request } from './http.ts';
import { inspectionActions, type InspectionActions } from './inspections/actions.ts';
import { mailExampleActions, type MailExampleActions } from './mail-examples/actions.ts';
import { mailActions, type MailActions } from './mails/actions.ts';
import { schedulingRequestActions, type SchedulingRequestActions } from './scheduling-requests/actions.ts';
import { schoolActions, type SchoolActions } from './schools/actions.ts';
import { settingActions, type SettingActions } from './settings/actions.ts';
import { sittingActions, type SittingActions } from './sittings/actions.ts';
import { officeTaskActions, type OfficeTaskActions } from './tasks/office-actions.ts';

/** What the back office asks of the API: react-admin's reading, and the named actions that change something. */
export interface BackOffice
  extends
    DataProvider,
    ApplicationActions,
    EvidenceActions,
    AccountActions,
    HelpRequestActions,
    ExamBankActions,
    SittingActions,
    InspectionActions,
    SchedulingRequestActions,
    SchoolActions,
    OfficeTaskActions,
    CalendarActions,
    SettingActions,
    MailActions,
    MailExampleActions,
    AuditActions {}

export const dataProvider: BackOffice = {
  getList: (resource, params) =>
    searchedByPost.has(resource)
      ? search(resource, params)
      : request(`/api/${resource}?${listQuery(params)}`, { signal: params.signal ?? null }),
  getOne: async (resource, params) => ({
    data: await request(addressOf(resource, params.id), { signal: params.signal ?? null }),
  }),
  getMany: (resource, params) => {
    const query = new URLSearchParams(params.ids.map((id) => ['ids', String(id)]));
    return request(`/api/${resource}?${query}`, { signal: params.signal ?? null });
  },
  getManyReference: (resource, params) => {
    const filter = { ...params.filter, [params.target]: params.id };
    return request(`/api/${resource}?${listQuery({ ...params, filter })}`, { signal: params.signal ?? null });
  },

  ...applicationActions,
  ...evidenceActions,
  ...accountActions,
  ...examBankActions,
  ...helpRequestActions,
  ...sittingActions,
  ...schedulingRequestActions,
  ...inspectionActions,
  ...schoolActions,
  ...officeTaskActions,
  ...calendarActions,
  ...settingActions,
  ...mailActions,
  ...mailExampleActions,
  ...auditActions,

  create: notOffered,
  update: notOffered,
  updateMany: notOffered,
  delete: notOffered,
  deleteMany: notOffered,
};

type Filter = Record<string, string | number | boolean | null | undefined>;

/** A list's page, order and filters as the API reads them; filters that are not set are left out. */
export function listQuery({ pagination, sort, filter }: Pick<GetListParams, 'pagination' | 'sort' | 'filter'>): string {
  const query = new URLSearchParams();
  if (pagination) {
    query.set('page', String(pagination.page));
    query.set('perPage', String(pagination.perPage));
  }
  if (sort) {
    query.set('sort', sort.field);
    query.set('order', sort.order.toLowerCase());
  }
  for (const [name, value] of Object.entries((filter ?? {}) as Filter)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  return query.toString();
}

/** Lists that are searched by a name, which has no place in an address. */
const searchedByPost = new Set(['accounts', 'account-applications']);

function search(resource: string, { pagination, sort, filter, signal }: GetListParams): Promise<GetListResult> {
  const { q, ...others } = filter as Filter;
  const asked = {
    ...others,
    ...(q ? { search: q } : {}),
    ...pagination,
    ...(sort ? { sort: sort.field, order: sort.order.toLowerCase() } : {}),
  };
  return request(`/api/${resource}/search`, { ...jsonBody('POST', asked), signal: signal ?? null });
}

const addressOf = (resource: string, id: Identifier) => `/api/${resource}/${encodeURIComponent(id)}`;

/** What changes something has a name of its own (claim, decide); there is no general writing. */
function notOffered(resource: string): Promise<never> {
  return Promise.reject(new HttpError(`${resource} is changed by named actions only`, 405));
}

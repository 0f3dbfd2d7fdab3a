import type {
  Account,
  AccountChange,
  AccountSchool,
  OwnLanguage,
  OwnPassword,
  StudyFieldApplication,
  StudyFieldOffers,
  StudyFieldReceipt,
} from '../../api/accounts/contract.ts';
import { ifUnchanged, jsonBody, request } from '../http.ts';

type Seen = Pick<Account, 'id' | 'version'>;

/** What is done with accounts: by the bureau, and by everyone with the own one. */
export type AccountActions = {
  accountSchools(): Promise<AccountSchool[]>;
  /** @throws {HttpError} 412 when someone else changed it in the meantime, 409 or 422 with why it can't be done */
  changeAccount(account: Seen, change: AccountChange): Promise<Account>;
  /** @throws {HttpError} 422 with the faults by field */
  changeOwnPassword(change: OwnPassword): Promise<unknown>;
  /** @throws {HttpError} 422 when the password is not right */
  turnOffTwoFactor(password: string): Promise<unknown>;
  chooseLanguage(language: OwnLanguage): Promise<unknown>;
  studyFieldOffers(): Promise<StudyFieldOffers>;
  /** @throws {HttpError} 422 with the faults by field */
  applyForStudyFields(form: StudyFieldApplication): Promise<StudyFieldReceipt>;
};

export const accountActions: AccountActions = {
  accountSchools: async () => (await request<{ data: AccountSchool[] }>('/api/account-schools')).data,
  changeAccount: (account, change) =>
    request(`/api/accounts/${encodeURIComponent(account.id)}/changes`, ifUnchanged(account, jsonBody('POST', change))),
  changeOwnPassword: (change) => request('/api/me/password', jsonBody('POST', change)),
  turnOffTwoFactor: (password) => request('/api/me/two-factor-removal', jsonBody('POST', { password })),
  chooseLanguage: (language) => request('/api/me/language', jsonBody('PUT', language)),
  studyFieldOffers: () => request('/api/study-field-applications'),
  applyForStudyFields: (form) => request('/api/study-field-applications', jsonBody('POST', form)),
};

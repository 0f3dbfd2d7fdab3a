import { newApi } from '../http/api.ts';
import { bankRoutes } from './bank-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { schedulableRoutes } from './schedulable-routes.ts';
import { studyFieldRoutes } from './study-field-routes.ts';
import { versionRoutes } from './version-routes.ts';

/** The exam bank as JSON; see the contract. */
export const examBankRoutes = newApi();
for (const routes of [bankRoutes, versionRoutes, studyFieldRoutes, mediaRoutes, schedulableRoutes]) {
  examBankRoutes.route('/', routes);
}

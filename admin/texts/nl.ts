import admin from '../../locales/nl/admin.json' with { type: 'json' };
import applicationStatus from '../../locales/nl/application-status.json' with { type: 'json' };
import domain from '../../locales/nl/domain.json' with { type: 'json' };
import examBank from '../../locales/nl/exam-bank.json' with { type: 'json' };
import scheduling from '../../locales/nl/scheduling.json' with { type: 'json' };
import results from '../../locales/nl/results.json' with { type: 'json' };
import inspection from '../../locales/nl/inspection.json' with { type: 'json' };
import evidence from '../../locales/nl/evidence.json' with { type: 'json' };
import helpRequest from '../../locales/nl/help-request.json' with { type: 'json' };
import school from '../../locales/nl/school.json' with { type: 'json' };
import accounts from '../../locales/nl/accounts.json' with { type: 'json' };
import office from '../../locales/nl/office.json' with { type: 'json' };
import reactAdmin from '../../locales/nl/react-admin.json' with { type: 'json' };

export default {
  ...admin,
  ...reactAdmin,
  domain,
  'exam-bank': examBank,
  scheduling: scheduling,
  results: results,
  inspection: inspection,
  'help-request': helpRequest,
  school: school,
  'application-status': applicationStatus,
  evidence,
  accounts,
  office,
};

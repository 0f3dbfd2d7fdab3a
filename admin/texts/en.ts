import admin from '../../locales/en/admin.json' with { type: 'json' };
import applicationStatus from '../../locales/en/application-status.json' with { type: 'json' };
import domain from '../../locales/en/domain.json' with { type: 'json' };
import examBank from '../../locales/en/exam-bank.json' with { type: 'json' };
import scheduling from '../../locales/en/scheduling.json' with { type: 'json' };
import results from '../../locales/en/results.json' with { type: 'json' };
import inspection from '../../locales/en/inspection.json' with { type: 'json' };
import evidence from '../../locales/en/evidence.json' with { type: 'json' };
import helpRequest from '../../locales/en/help-request.json' with { type: 'json' };
import school from '../../locales/en/school.json' with { type: 'json' };
import accounts from '../../locales/en/accounts.json' with { type: 'json' };
import office from '../../locales/en/office.json' with { type: 'json' };
import reactAdmin from '../../locales/en/react-admin.json' with { type: 'json' };

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

import admin from '../../locales/en/admin.json' with { type: 'json' };
import domain from '../../locales/en/domain.json' with { type: 'json' };
import examBank from '../../locales/en/exam-bank.json' with { type: 'json' };
import scheduling from '../../locales/en/scheduling.json' with { type: 'json' };
import results from '../../locales/en/results.json' with { type: 'json' };
import inspection from '../../locales/en/inspection.json' with { type: 'json' };
import helpRequest from '../../locales/en/help-request.json' with { type: 'json' };
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
  office,
};

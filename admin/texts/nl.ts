import admin from '../../locales/nl/admin.json' with { type: 'json' };
import domain from '../../locales/nl/domain.json' with { type: 'json' };
import reactAdmin from '../../locales/nl/react-admin.json' with { type: 'json' };

export default { ...admin, ...reactAdmin, domain };

import admin from '../../locales/en/admin.json' with { type: 'json' };
import domain from '../../locales/en/domain.json' with { type: 'json' };
import reactAdmin from '../../locales/en/react-admin.json' with { type: 'json' };

export default { ...admin, ...reactAdmin, domain };

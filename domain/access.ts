/**
 * Who may do what: the one table of the house. Deny by default; a route names one of these actions, and a test tries
 * every route against every role. Source: architecture.md section 8.
 */
export const roles = ['school', 'helpdesk', 'staff', 'admin'] as const;
export type Role = (typeof roles)[number];

const mayDo = {
  'account.see-own': ['school', 'helpdesk', 'staff', 'admin'],
  'live.listen': ['school', 'helpdesk', 'staff', 'admin'],
  'tasks.see': ['helpdesk', 'admin'],
  'tasks.claim': ['helpdesk', 'admin'],
  'tasks.decide': ['helpdesk', 'admin'],
  'account-applications.see': ['helpdesk', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof mayDo;
export const actions = Object.keys(mayDo) as Action[];

export function may(role: Role, action: Action): boolean {
  return (mayDo[action] as readonly Role[]).includes(role);
}

/** The roles of the bureau's own people, who see personal data of many schools: two-factor is enforced for them. */
export const isBureauRole = (role: Role): boolean => role !== 'school';

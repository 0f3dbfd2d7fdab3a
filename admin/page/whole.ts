/**
 * Asks for a record with everything in it. Without this mark react-admin would first show what the list had of it, which
 * is a few columns.
 */
export const whole = { whole: true };

/** Loaded before a program: has its clock run behind by `CLOCK_BEHIND` milliseconds. */

const behind = Number(process.env['CLOCK_BEHIND']);
const now = Date.now.bind(Date);

globalThis.Date = new Proxy(Date, {
  construct: (real, given, target) =>
    Reflect.construct(real, given.length > 0 ? given : [now() - behind], target) as Date,
  get: (real, name) => (name === 'now' ? () => now() - behind : (Reflect.get(real, name) as unknown)),
});

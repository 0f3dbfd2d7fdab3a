import { Agent, request } from 'node:http';

/** Requests from so many clients at once, each on a connection of its own, as fast as they are answered. */
export type Call = {
  method: string;
  path: string;
  cookie?: string;
  /** Sent as JSON; a `form` as a browser sends it. */
  body?: unknown;
  form?: URLSearchParams;
  /** Of the client, as a proxy tells it. */
  address?: string;
};
export type Answer = { status: number; cookie: string | null; body: string };

export type Load = {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Of each turn, from short to long. */
  times: number[];
  failures: number;
};

export function clientOf(origin: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);

  const ask = (call: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { method, path, cookie, body, form, address } = call;
      const text = form?.toString() ?? (body === undefined ? '' : JSON.stringify(body));
      const headers = {
        'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
        'content-length': Buffer.byteLength(text),
        'accept-encoding': 'br',
        'sec-fetch-site': 'same-origin',
        origin,
        ...(address ? { 'x-real-ip': address } : {}),
        ...(cookie ? { cookie } : {}),
      };
      const asked = request({ agent, hostname, port, method, path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            cookie: answer.headers['set-cookie']?.map((one) => one.split(';')[0]).join('; ') ?? null,
            body: Buffer.concat(parts).toString(),
          }),
        );
        answer.on('error', reject);
      });
      asked.on('error', (error) => {
        // As browsers do: a kept connection that the server let go of in this very instant is no fault.
        if (asked.reusedSocket && 'code' in error && error.code === 'ECONNRESET') ask(call).then(resolve, reject);
        else reject(error);
      });
      asked.end(text);
    });

  return {
    ask,
    /** Lets go of all connections; the next request opens one. What is idle for seconds a server closes, maybe in that instant. */
    close: () => agent.destroy(),
  };
}

/**
 * Keeps `clients` busy: each takes the next turn as soon as its last one is done.
 *
 * @param turn does one unit of work, and answers whether it went well
 * @param until stops after so many milliseconds, or when `turns` are done
 */
export async function underLoad(
  clients: number,
  turn: (client: number, count: number) => Promise<boolean>,
  until: { milliseconds: number } | { turns: number },
): Promise<Load> {
  const times: number[] = [];
  let failures = 0;
  let taken = 0;
  const started = performance.now();
  const mayGoOn = (): boolean =>
    'turns' in until ? taken < until.turns : performance.now() - started < until.milliseconds;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (mayGoOn()) {
        taken += 1;
        const begun = performance.now();
        if (!(await turn(client, taken - 1))) failures += 1;
        times.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { requestsPerSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), times, failures };
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

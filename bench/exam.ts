import type { Attempt } from '../api/exam-taking/contract.ts';
import { choiceExam, openSitting, publishedExam } from '../tests/support/exams.ts';
import { startSurroundings, type Surroundings } from './exam-surroundings.ts';
import { residentMb } from './ground.ts';
import { clientOf, median, underLoad, type Answer } from './load.ts';
import type { Figures } from './main.ts';
import { benchTemplate } from './template.ts';

/** The candidates' path: logging in, starting, saving, handing in; as ratios to the floor. And the template's check. */

const concurrent = 32;
const questions = 40;
const roundMs = 4_000;
const rounds = 3;

type Taker = {
  number: string;
  registrationId: string;
  cookie: string;
  attemptId: string;
  epoch: number;
  sequence: number;
};

export async function run(): Promise<Figures> {
  return { ...(await benchCandidates()), ...(await benchTemplate()) };
}

async function benchCandidates(): Promise<Figures> {
  const surroundings = await startSurroundings();
  try {
    const versionId = await publishedExam(surroundings.store, choiceExam(questions));
    const crowd = await thousandAtOnce(surroundings, versionId);
    return { ...crowd, ...(await againstFloor(surroundings, versionId)) };
  } finally {
    await surroundings.stop();
  }
}

/** A thousand candidates log in and start, each on a connection of its own, as when a whole school begins at nine o'clock. */
async function thousandAtOnce(surroundings: Surroundings, versionId: string): Promise<Figures> {
  const takers = await newTakers(surroundings, versionId, 1_000);
  const api = clientOf(surroundings.api.url, takers.length);
  const started = performance.now();
  const load = await underLoad(takers.length, async (_, turn) => await begins(api, at(takers, turn), versionId), {
    turns: takers.length,
  });
  const seconds = (performance.now() - started) / 1_000;
  const mostMb = residentMb(surroundings.api.child.pid, 'peak'); // since the program began: this is the first that it does
  api.close();
  return {
    'thousand-candidates-seconds': seconds,
    'thousand-candidates-errors': load.failures,
    'thousand-candidates-api-mb': mostMb,
  };
}

async function againstFloor(surroundings: Surroundings, versionId: string): Promise<Figures> {
  const api = clientOf(surroundings.api.url, concurrent);
  const floor = clientOf(surroundings.floor.url, concurrent);
  const savers = await newTakers(surroundings, versionId, concurrent);
  for (const saver of savers) await begins(api, saver, versionId);
  const floors: number[] = [];
  const floorP99: number[] = [];
  const saves: number[] = [];
  const saveP99: number[] = [];
  const starts: number[] = [];
  const handIns: number[] = [];
  let failures = 0;

  const saveOnFloor = (client: number, turn: number): Promise<boolean> =>
    ok(floor.ask({ method: 'PUT', path: '/floor', cookie: at(savers, client).cookie, body: answerTo(turn) }));
  const save = (client: number, turn: number): Promise<boolean> => saveOne(api, at(savers, client), turn);

  await underLoad(concurrent, saveOnFloor, { milliseconds: 1_500 });
  await underLoad(concurrent, save, { milliseconds: 1_500 });
  for (let round = 0; round < rounds; round += 1) {
    const bare = await underLoad(concurrent, saveOnFloor, { milliseconds: roundMs });
    const ours = await underLoad(concurrent, save, { milliseconds: roundMs });
    floor.close(); // rests for a while
    const takers = await newTakers(surroundings, versionId, 1_500);
    for (const taker of takers) if (!(await logsIn(api, taker))) failures += 1;
    const starting = await underLoad(concurrent, (_, turn) => startOne(api, at(takers, turn), versionId), {
      turns: takers.length,
    });
    for (const taker of takers) await savesAll(api, taker);
    const handing = await underLoad(concurrent, (_, turn) => handsIn(api, at(takers, turn)), { turns: takers.length });
    floors.push(bare.requestsPerSecond);
    floorP99.push(bare.p99);
    saves.push(ours.requestsPerSecond);
    saveP99.push(ours.p99);
    starts.push(starting.requestsPerSecond);
    handIns.push(handing.requestsPerSecond);
    api.close();
    failures += bare.failures + ours.failures + starting.failures + handing.failures;
  }
  return {
    'floor-per-second': median(floors),
    'floor-p99-ms': median(floorP99),
    'save-per-second': median(saves),
    'save-p99-ms': median(saveP99),
    'start-per-second': median(starts),
    'hand-in-per-second': median(handIns),
    'save-to-floor': median(saves) / median(floors),
    'save-p99-to-floor': median(saveP99) / median(floorP99),
    'start-to-floor': median(starts) / median(floors),
    'hand-in-to-floor': median(handIns) / median(floors),
    'load-errors': failures,
    'api-mb-after-load': residentMb(surroundings.api.child.pid),
  };
}

type Client = ReturnType<typeof clientOf>;

async function newTakers({ store, ownerId }: Surroundings, versionId: string, count: number): Promise<Taker[]> {
  const { examNumbers, registrationIds } = await openSitting(store, versionId, { ownerId, candidates: count });
  return examNumbers.map((number, index) => ({
    ...{ number, registrationId: at(registrationIds, index) },
    ...{ cookie: '', attemptId: '', epoch: 0, sequence: 0 },
  }));
}

const answerTo = (turn: number) => ({
  itemId: `item-${(turn % questions) + 1}`,
  value: { choice: turn % 2 === 0 ? 'a' : 'b' },
});

async function logsIn(api: Client, taker: Taker): Promise<boolean> {
  const entered = await api.ask({ method: 'POST', path: '/api/exam/session', body: { examNumber: taker.number } });
  taker.cookie = entered.cookie ?? '';
  return entered.status === 200 && taker.cookie !== '';
}

/** A start is whole with the exam on the screen: the attempt, and its content. */
async function startOne(api: Client, taker: Taker, versionId: string): Promise<boolean> {
  const { cookie, registrationId } = taker;
  const opened = await api.ask({ method: 'POST', path: '/api/exam/attempt', cookie, body: { registrationId } });
  if (opened.status !== 200) return false;
  const { attemptId, epoch, contentKey } = JSON.parse(opened.body) as Attempt;
  Object.assign(taker, { attemptId, epoch });
  return await ok(api.ask({ method: 'GET', path: `/api/exam/content/${versionId}?key=${contentKey}`, cookie }));
}

const begins = async (api: Client, taker: Taker, versionId: string): Promise<boolean> =>
  (await logsIn(api, taker)) && (await startOne(api, taker, versionId));

async function saveOne(api: Client, taker: Taker, turn: number): Promise<boolean> {
  const { cookie, attemptId, epoch } = taker;
  const answers = [{ ...answerTo(turn), sequence: (taker.sequence += 1), flagged: false }];
  return await ok(api.ask({ method: 'PUT', path: '/api/exam/answers', cookie, body: { attemptId, epoch, answers } }));
}

async function savesAll(api: Client, taker: Taker): Promise<void> {
  const { cookie, attemptId, epoch } = taker;
  const answers = Array.from({ length: questions }, (_, turn) => ({
    ...answerTo(turn),
    sequence: turn + 1,
    flagged: false,
  }));
  await api.ask({ method: 'PUT', path: '/api/exam/answers', cookie, body: { attemptId, epoch, answers } });
}

const handsIn = ({ ask }: Client, { cookie, attemptId, epoch }: Taker): Promise<boolean> =>
  ok(ask({ method: 'POST', path: '/api/exam/hand-in', cookie, body: { attemptId, epoch } }));

const ok = async (answer: Promise<Answer>): Promise<boolean> => (await answer).status === 200;

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`There is no number ${index}`);
  return value;
}

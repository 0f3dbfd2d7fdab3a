import type { Child } from '../dev/child-process.ts';
import { freePorts } from '../dev/ports.ts';
import { createSchoolAccount } from '../store/accounts.ts';
import type { Store } from '../store/store.ts';
import { openGround, url } from './ground.ts';

/** One API process as in real use, and the floor, each a process of its own. */
export type Surroundings = {
  store: Store;
  ownerId: string;
  api: { url: string; child: Child };
  floor: { url: string; child: Child };
  stop(): Promise<void>;
};

export async function startSurroundings(): Promise<Surroundings> {
  const [postgresPort = 0, apiPort = 0, floorPort = 0, nothing = 0] = await freePorts(4);
  const ground = await openGround(postgresPort);
  const { store, occasion } = ground;
  await store.pool.query(
    'CREATE TABLE floor_answer (attempt_id uuid, item_id text, value jsonb, PRIMARY KEY (attempt_id, item_id))',
  );
  const email = 'bench@roc-deproef.example';
  await createSchoolAccount(store, occasion, {
    ...{ name: 'Noor van den Berg', email, passwordHash: 'none', brin: '99ZZ', location: 'Noord' },
    studyFieldCodes: ['T1'],
  });
  const { id: ownerId } = await store.prisma.account.findUniqueOrThrow({ where: { email } });
  const env = { HOST: '127.0.0.1' };
  const [api, floor] = await Promise.all([
    ground.program(
      'api/main.ts',
      {
        ...env,
        PORT: String(apiPort),
        // An exam runs without Temporal: nothing listens at this address.
        TEMPORAL_ADDRESS: `127.0.0.1:${nothing}`,
        TEMPORAL_NAMESPACE: 'default',
        PUBLIC_URL: url(apiPort),
        LINK_SECRET: store.linkSecret,
        SESSION_SECRET: 'another secret of the bench, long enough for a secret',
        TWO_FACTOR: 'off',
        CLIENT_ADDRESS_HEADER: '',
        LOG_LEVEL: 'info',
      },
      `${url(apiPort)}/health/live`,
    ),
    ground.program('bench/floor-server.ts', { ...env, PORT: String(floorPort) }, `${url(floorPort)}/health`),
  ]);
  return {
    store,
    ownerId,
    api: { url: url(apiPort), child: api },
    floor: { url: url(floorPort), child: floor },
    stop: () => ground.stop(),
  };
}

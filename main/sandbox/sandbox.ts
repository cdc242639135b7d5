import { setMaxListeners } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { PropertyCopy } from '../../shared/domain/property-copy.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { colleague, type ColleagueChange, type ColleagueResult } from './colleague.ts';
import { addControl } from './control.ts';
import { createCounters, type RequestCounts } from './counters.ts';
import { createFaults, type FaultRule } from './faults.ts';
import { createKeeper } from './keeper.ts';
import { limitsOf, type Limits } from './limits.ts';
import { createPager } from './paging.ts';
import { seededRandom } from './random.ts';
import { seedCopy } from './seed-copy.ts';
import { seedProperty } from './seed-property.ts';
import { createServer } from './server.ts';
import type { Service } from './service.ts';
import {
  restoreState,
  saveState,
  viewState,
  type SavedState,
  type StateView,
} from './state-view.ts';
import { ripenTrunks, type State } from './state.ts';
import { switchesOf, type Mode, type Switches } from './switches.ts';
import { createTokenBucket } from './token-bucket.ts';
import {
  createTokenStore,
  restoreTokens,
  saveTokens,
  type Credentials,
  type SavedTokens,
} from './tokens.ts';

/** Plain JSON of everything that must outlive a restart. */
export type SavedSandbox = { objects: SavedState; tokens: SavedTokens };

export type SandboxOptions = {
  /** 0 or absent: a free one. */
  port?: number;
  /** Rooms of the first property, 240 unless told, spread over `floors`, 6 unless told. */
  rooms?: number;
  floors?: number;
  /** Requests a second over the whole account; 0 or absent: as many as come. */
  tps?: number;
  /** Requests that may come at once; as many as `tps` unless told. */
  burst?: number;
  /** Decides ids, delays and faults; 1 unless told. */
  seed?: number;
  /** Mean delay of every answer; single ones stray by a fifth. */
  latencyMs?: number;
  /** Life of an access token; 3600 unless told. */
  tokenSeconds?: number;
  mode?: Mode;
  switches?: Partial<Switches>;
  faults?: readonly FaultRule[];
  limits?: Partial<Limits>;
  clock?: Clock;
  /** The property to begin with in place of the made-up ones. */
  copy?: PropertyCopy;
  /**
   * Keeps what it is given wherever it likes, so that it outlives a crash: no answer that shows a change
   * leaves before this has resolved. While it rejects, connections break instead of being answered.
   */
  keep?: (saved: SavedSandbox) => Promise<void>;
  /** What an earlier sandbox saved; `copy`, `rooms`, `floors` and the seed of ids are then those of that one. */
  state?: SavedSandbox;
};

export type Sandbox = {
  /** Origin, without a path. */
  apiUrl: string;
  /** The whole address of the token endpoint. */
  tokenUrl: string;
  /** Where people sign in; the person there answers at once. */
  authorizeUrl: string;
  organization: string;
  property: { id: string; name: string };
  /** Id of the trunk that is in use. */
  trunk: string;
  /** Id of the service provider that is there from the start. */
  serviceProvider: string;
  credentials: Credentials;
  /** A copy of everything the organisation holds right now. */
  readonly state: StateView;
  requests(): RequestCounts;
  resetRequests(): void;
  setFaults(rules: readonly FaultRule[]): void;
  /** Makes a change as somebody else would. */
  colleague(change: ColleagueChange): ColleagueResult;
  saveState(): SavedSandbox;
  close(): Promise<void>;
};

function firstState({ state, copy, rooms = 240, floors = 6 }: SandboxOptions, seed: number): State {
  if (state) return restoreState(state.objects);
  return copy ? seedCopy(copy) : seedProperty({ seed, rooms, floors });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The sandbox has no port.');
  return address.port;
}

/** Starts an Alexa Smart Properties of one's own on 127.0.0.1. Rejects where the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = 1, tps = 0, tokenSeconds = 3600, state: saved } = options;
  const closing = new AbortController();
  // Every answer that is held back listens; Node takes more than ten for a leak.
  setMaxListeners(0, closing.signal);
  const clock = options.clock ?? systemClock(closing.signal);
  const switches = switchesOf(options.mode ?? 'documented', options.switches);
  const state = firstState(options, seed);
  const tokens = saved
    ? restoreTokens(saved.tokens, tokenSeconds)
    : createTokenStore(seed, tokenSeconds);
  const service: Service = {
    world: {
      state,
      switches,
      limits: limitsOf(switches, options.limits),
      pager: createPager(switches, () => clock.now()),
      now: () => clock.now(),
    },
    tokens,
    bucket: createTokenBucket(tps, options.burst ?? tps, () => clock.now()),
    faults: createFaults(options.faults ?? [], seed),
    counters: createCounters(),
    clock,
    random: seededRandom(seed),
    latencyMs: options.latencyMs ?? 0,
  };
  const save = (): SavedSandbox =>
    structuredClone({ objects: saveState(state), tokens: saveTokens(tokens) });
  const { keep } = options;
  const keeper = createKeeper(
    () => state.changes + tokens.changes,
    async () => keep?.(save()),
  );
  const app = createServer(service);
  if (keep) {
    // Readers wait too: what one was shown must not be gone after a crash.
    app.addHook('onSend', async (_request, reply) => {
      await keeper.settled().catch(() => reply.raw.destroy());
    });
  }
  addControl(app, service);
  await keeper.settled();
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const apiUrl = `http://127.0.0.1:${portOf(app.server.address())}`;
  const { organization, property, trunks, serviceProviders } = viewState(state);
  return {
    apiUrl,
    tokenUrl: `${apiUrl}/auth/o2/token`,
    authorizeUrl: `${apiUrl}/ap/oa`,
    organization,
    property,
    trunk: trunks[0]?.id ?? '',
    serviceProvider: serviceProviders[0]?.id ?? '',
    credentials: tokens.credentials,
    get state() {
      ripenTrunks(state, clock.now());
      return viewState(state);
    },
    requests: () => service.counters.view(state.effects),
    resetRequests() {
      service.counters.reset();
      state.effects.clear();
    },
    setFaults: (rules) => service.faults.replace(rules),
    colleague: (change) => colleague(state, change),
    saveState: save,
    async close() {
      closing.abort();
      await app.close();
      // Whoever keeps knows where that failed.
      await keeper.settled().catch(() => undefined);
    },
  };
}

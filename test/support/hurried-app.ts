import type { EventPayload } from '../../shared/contract/contract.ts';
import type { EventName } from '../../shared/contract/names.ts';
import { createApp } from '../../main/app/create-app.ts';
import type { RawDispatch, Dispatch } from '../../main/app/dispatch.ts';
import type { AppPorts } from '../../main/app/ports.ts';
import { accountFromEnvironment } from '../../main/accounts/from-environment.ts';
import { createAspClient } from '../../main/asp/client.ts';
import type { Clock } from '../../main/engine/ports.ts';
import type { JobStore } from '../../main/jobs/job-store.ts';
import { nodePorts } from '../../main/hosts/node-ports.ts';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { systemClock } from '../../main/support/system-clock.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { seededRandom } from './simulated-service.ts';

/** Waits of the program take this much less than they say; the service and the disk are as fast as ever. */
const HURRY = 50;

/** A clock whose seconds pass in a fiftieth of one, so that an outage costs a second and not a minute. */
export function hurriedClock(wall: () => number = Date.now): Clock {
  return {
    now: wall,
    ticks: () => systemClock.ticks() * HURRY,
    sleep: (ms, signal) => systemClock.sleep(ms / HURRY, signal),
  };
}

export type HurriedApp = {
  app: Dispatch & RawDispatch;
  /** Everything that was pushed, in its order. */
  events: { name: EventName; payload: EventPayload<EventName> }[];
  /** What the app itself takes for errors of its own. */
  bugs: unknown[];
};

/**
 * The app as a host composes it, with real files and real HTTP, in the clock's time. Files are
 * given by their paths.
 *
 * @param timeoutMs after which a reply counts as lost
 */
export async function hurriedApp(
  sandbox: Sandbox,
  home: string,
  options: {
    timeoutMs?: number;
    seed?: number;
    clock?: Clock;
    env?: Record<string, string>;
    jobs?: (store: JobStore) => JobStore;
  } = {},
): Promise<HurriedApp> {
  const events: HurriedApp['events'] = [];
  const bugs: unknown[] = [];
  const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: home, ...options.env };
  const { ports } = await nodePorts({
    env,
    allowHosts: [],
    pathOf: (id) => id,
    emit: (name, payload) => void events.push({ name, payload }),
  });
  const account = accountFromEnvironment(env);
  if (!account.ok) throw new Error(account.error.message);
  const { info, secrets } = account.value;
  const given: AppPorts = {
    ...ports,
    clock: options.clock ?? hurriedClock(),
    jobs: options.jobs ? options.jobs(ports.jobs) : ports.jobs,
    random: seededRandom(options.seed ?? 1),
    account: async () => {
      const opened = await ports.account();
      if (!opened.ok) return opened;
      const connect = () =>
        createAspClient({
          apiUrl: info.apiUrl,
          tokenUrl: info.tokenUrl,
          credentials: secrets,
          now: systemClock.now,
          timeoutMs: options.timeoutMs ?? 2_000,
        });
      return { ok: true, value: { ...opened.value, info, connect } };
    },
  };
  return { app: createApp(given, (error) => void bugs.push(error)), events, bugs };
}

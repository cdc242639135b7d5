import type { RequestCounts } from '../../main/sandbox/counters.ts';
import type { StateView } from '../../main/sandbox/state-view.ts';
import { startBellhop } from './bellhop-process.ts';
import type { Ended } from './bellhop-process.ts';
import { until } from './until.ts';

/** `bellhop sandbox` in a process of its own, spoken to as anybody would. */
export type SpawnedSandbox = {
  apiUrl: string;
  port: number;
  /** Under which commands speak to it. */
  env: Record<string, string>;
  state(): Promise<StateView>;
  requests(): Promise<RequestCounts>;
  /** What it said so far to people. */
  said(): string;
  /** Ends it, by default in peace. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<Ended>;
};

/** Starts it and waits for its first line. Rejects with what it said where it ends instead. */
export async function spawnSandbox(args: readonly string[]): Promise<SpawnedSandbox> {
  const { child, ended, stdout, stderr } = startBellhop(['sandbox', ...args], {});
  await until(() => stdout().includes('\n') || child.exitCode !== null);
  if (!stdout().includes('\n')) throw new Error(`The sandbox ended: ${stderr()}`);
  const { apiUrl, env } = JSON.parse(stdout().split('\n', 1)[0] ?? '') as {
    apiUrl: string;
    env: Record<string, string>;
  };
  const look = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${apiUrl}/_sandbox/${path}`)).json()) as T;
  return {
    apiUrl,
    port: Number(new URL(apiUrl).port),
    env,
    state: () => look('state'),
    requests: () => look('requests'),
    said: stderr,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

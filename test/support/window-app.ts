import { expect } from 'vitest';
import type { CallInput, CallOutput, EventPayload } from '../../shared/contract/contract.ts';
import type { CallName, EventName } from '../../shared/contract/names.ts';
import { createApp } from '../../main/app/create-app.ts';
import type { App } from '../../main/app/create-app.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import type { AppPorts } from '../../main/app/ports.ts';
import { nodePorts } from '../../main/hosts/node-ports.ts';
import type { NodeHost } from '../../main/hosts/node-ports.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { contract } from '../../shared/contract/contract.ts';

export type WindowApp = {
  app: App;
  /** The value of a call that must succeed. */
  get<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>>;
  /** The error of a call that must fail. */
  refusal<K extends CallName>(name: K, input: CallInput<K>): Promise<CallError>;
  /** Waits until nothing is busy with the job, and gives its status. */
  idle(job: string): Promise<CallOutput<'jobs.status'>>;
  /** Everything that was answered or pushed, as text. */
  said: string[];
  events: { name: EventName; payload: EventPayload<EventName> }[];
  bugs: unknown[];
  close(): Promise<void>;
};

/** The app as a window has it: real files given by their paths, real store, real HTTP. */
export async function windowApp(
  home: string,
  options: {
    env?: Record<string, string>;
    host?: Partial<NodeHost>;
    ports?: (ports: AppPorts) => Partial<AppPorts>;
  } = {},
): Promise<WindowApp> {
  const said: string[] = [];
  const events: WindowApp['events'] = [];
  const bugs: unknown[] = [];
  const listeners = new Set<() => void>();
  const { ports, close } = await nodePorts({
    env: { BELLHOP_HOME: home, ...options.env },
    allowHosts: [],
    pathOf: (id) => id,
    emit: (name, payload) => {
      events.push({ name, payload });
      said.push(JSON.stringify({ name, payload }));
      for (const listener of listeners) listener();
    },
    info: { kind: 'browser', version: '0.0.0' },
    ...options.host,
  });
  const app = createApp({ ...ports, ...options.ports?.(ports) }, (error) => void bugs.push(error));
  const call = async <K extends CallName>(name: K, input: CallInput<K>) => {
    const reply = await app(name, input);
    said.push(JSON.stringify(reply));
    return reply;
  };
  const get: WindowApp['get'] = async (name, input) => {
    const reply = await call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`);
    // What a handler gives must already fit the contract, or the wire drops it.
    expect(contract[name].output.safeParse(reply.value).success).toBe(true);
    return reply.value;
  };
  return {
    app,
    get,
    refusal: async (name, input) => {
      const reply = await call(name, input);
      if (reply.ok) throw new Error(`${name} was not refused.`);
      return reply.error;
    },
    idle: async (job) => {
      for (;;) {
        const heard = new Promise<void>((resolve) => void listeners.add(resolve));
        const status = await get('jobs.status', { job });
        if (status.busy === null) return status;
        await heard;
      }
    },
    said,
    events,
    bugs,
    close: async () => {
      await app.close();
      await close();
    },
  };
}

/** An account that leads to the sandbox, as a person would type it in. */
export function accountOf(sandbox: Sandbox, name = 'Hotel'): CallInput<'accounts.add'> {
  const { apiUrl, tokenUrl, organization, property, credentials } = sandbox;
  return {
    name,
    region: 'NA',
    country: 'US',
    vertical: 'hospitality',
    organization,
    property: property.id,
    apiUrl,
    tokenUrl,
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
    refreshToken: credentials.refreshToken,
  };
}

/** Adds an account that leads to the sandbox, and gives all accounts. */
export function addAccount(window: WindowApp, sandbox: Sandbox, name = 'Hotel') {
  return window.get('accounts.add', accountOf(sandbox, name));
}

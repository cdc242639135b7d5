import { join } from 'node:path';
import type { SecretStore } from '../accounts/secret-store.ts';
import { createApp } from '../app/create-app.ts';
import type { App } from '../app/create-app.ts';
import { createEventHub } from './event-hub.ts';
import type { EventHub } from './event-hub.ts';
import { openExchangeFolder } from './exchange-folder.ts';
import type { ExchangeFolder } from './exchange-folder.ts';
import { createFileRegister } from './file-register.ts';
import type { FileRegister } from './file-register.ts';
import { nodePorts } from './node-ports.ts';
import { createRunWatch } from './run-watch.ts';
import type { RunWatch } from './run-watch.ts';
import { VERSION } from './version.ts';

/** The app as a host with a window binds it. */
export type WindowApp = {
  call: App;
  hub: EventHub;
  files: FileRegister;
  exchange: ExchangeFolder;
  runs: RunWatch;
  /** Writes an error that nobody expected to the log. */
  onBug(error: unknown): void;
  /** Takes exchanged files away and lets go of all that was opened; runs are paused before. */
  end(): Promise<void>;
};

/** What both hosts with a window have in common. @param given.home the data folder, which is there */
export async function composeWindow(given: {
  kind: 'electron' | 'browser';
  home: string;
  env: Record<string, string | undefined>;
  allowHosts: string[];
  /** Where secrets of new accounts go; a file of their owner alone where it is left out. */
  secrets?: SecretStore;
  chooseTarget(
    suggestedName: string,
    own: { files: FileRegister; exchange: ExchangeFolder },
  ): Promise<string | null>;
}): Promise<WindowApp> {
  const { home, env, allowHosts, kind, secrets } = given;
  const hub = createEventHub();
  const files = createFileRegister();
  const exchange = await openExchangeFolder(join(home, 'uploads'), Date.now());
  const { ports, log, close } = await nodePorts({
    env,
    allowHosts,
    pathOf: files.pathOf,
    emit: hub.emit,
    info: { kind, version: VERSION },
    stays: true,
    ...(secrets && { secrets }),
    chooseTarget: (name) => given.chooseTarget(name, { files, exchange }),
  });
  const onBug = (error: unknown) => log.error({ err: error }, 'unexpected');
  const app = createApp(ports, onBug);
  const runs = createRunWatch(app, hub);
  return {
    call: app,
    hub,
    files,
    exchange,
    runs,
    onBug,
    end: async () => {
      await runs.pause();
      await app.close();
      await exchange.clear();
      await close();
      await log.flushed();
    },
  };
}

import { join } from 'node:path';
import { dataFolder, ensureDataFolder } from '../../accounts/data-folder.ts';
import { createApp } from '../../app/create-app.ts';
import { errorCode } from '../../support/error-code.ts';
import { createEventHub } from '../event-hub.ts';
import { createFileRegister } from '../file-register.ts';
import { nodePorts } from '../node-ports.ts';
import { NOT_BUILT, rendererFolder } from '../renderer-folder.ts';
import { createRunWatch } from '../run-watch.ts';
import { openExchangeFolder } from '../exchange-folder.ts';
import { UPLOAD_LIMIT_BYTES } from './receive-upload.ts';
import { startServer } from './server.ts';
import { createSignIn } from './sign-in.ts';

export type BrowserHost = {
  /** The address with a fresh one-time code; the one before opens nothing any more. */
  newAddress(): string;
  /** Cuts what is in flight; it is settled on resume. */
  abort(): void;
  /** Pauses what runs, ends the wire, takes exchanged files away. */
  close(): Promise<void>;
};

/**
 * Composes the app for a browser on this machine.
 *
 * @returns the host, or a sentence that says why it cannot be had
 */
export async function runBrowserHost(given: {
  env: Record<string, string | undefined>;
  allowHosts: string[];
  /** 0 for any that is free. */
  port: number;
  /** Folder of the built window, where it is not the usual one. */
  renderer?: string;
}): Promise<BrowserHost | string> {
  const renderer = given.renderer ?? rendererFolder();
  if (renderer === null) return NOT_BUILT;
  const home = await ensureDataFolder(dataFolder(given.env));
  if (!home.ok) return home.error.message;

  const hub = createEventHub();
  const files = createFileRegister();
  const exchange = await openExchangeFolder(join(home.value, 'uploads'), Date.now());
  const { ports, log } = await nodePorts({
    env: given.env,
    allowHosts: given.allowHosts,
    pathOf: files.pathOf,
    emit: hub.emit,
  });
  const onBug = (error: unknown) => log.error({ err: error }, 'unexpected');
  const app = createApp(ports, onBug);
  const runs = createRunWatch(app, hub);
  const signIn = createSignIn(() => performance.now());
  const wire = {
    call: app,
    hub,
    files,
    exchange,
    signIn,
    renderer,
    onBug,
    uploadLimitBytes: UPLOAD_LIMIT_BYTES,
  };
  let server;
  try {
    server = await startServer(wire, given.port);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be opened (${code})`;
    return `Port ${given.port} ${why}; name another with --port.`;
  }
  const { port, close } = server;
  return {
    newAddress: () => `http://127.0.0.1:${port}/#code=${signIn.newCode()}`,
    abort: () => void app('run.abort', {}),
    close: async () => {
      await runs.pause();
      await close();
      await exchange.clear();
      await log.flushed();
    },
  };
}

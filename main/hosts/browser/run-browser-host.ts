import { dataFolder, ensureDataFolder } from '../../accounts/data-folder.ts';
import { errorCode } from '../../support/error-code.ts';
import { composeWindow } from '../compose-window.ts';
import { NOT_BUILT, rendererFolder } from '../renderer-folder.ts';
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
  const { env, allowHosts } = given;
  const renderer = given.renderer ?? rendererFolder();
  if (renderer === null) return NOT_BUILT;
  const home = await ensureDataFolder(dataFolder(env));
  if (!home.ok) return home.error.message;

  const app = await composeWindow({
    kind: 'browser',
    home: home.value,
    env,
    allowHosts,
    // A browser asks where a download goes by itself, once the file is there.
    chooseTarget: async (name, { files, exchange }) =>
      files.give(await exchange.place(name), 'target'),
  });
  const signIn = createSignIn(() => performance.now());
  const wire = { ...app, signIn, renderer, uploadLimitBytes: UPLOAD_LIMIT_BYTES };
  try {
    const server = await startServer(wire, given.port);
    return {
      newAddress: () => `http://127.0.0.1:${server.port}/#code=${signIn.newCode()}`,
      abort: app.runs.abort,
      close: async () => {
        await app.runs.pause();
        await server.close();
        await app.end();
      },
    };
  } catch (error) {
    await app.end();
    const code = errorCode(error);
    if (code === undefined) throw error;
    const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be opened (${code})`;
    return `Port ${given.port} ${why}; name another with --port.`;
  }
}

import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDesktop, prepareDesktop } from '../../../main/hosts/electron/run-desktop.ts';
import type { Store } from '../../../main/hosts/electron/open-store.ts';
import type { ElectronParts } from '../../../main/hosts/electron/parts.ts';

type Handler = (event: unknown, ...given: unknown[]) => Promise<unknown>;

/** Stands in for Electron: remembers what it was told, and plays what a person and a page do. */
function standIn(given: { first?: boolean } = {}) {
  const log: string[] = [];
  const stores = new Map<string, Map<string, unknown>>();
  const handlers = new Map<string, Handler>();
  const protocols = new Map<string, (request: Request) => Promise<Response>>();
  const windows: FakeWindow[] = [];

  class FakeContents extends EventEmitter {
    reloads = 0;
    openWindow: (details: { url: string }) => object = () => ({});
    readonly sent: unknown[][] = [];
    setWindowOpenHandler(handler: (details: { url: string }) => object) {
      this.openWindow = handler;
    }
    isDestroyed() {
      return false;
    }
    send(...message: unknown[]) {
      this.sent.push(message);
    }
    reload() {
      this.reloads += 1;
    }
  }
  class FakeWindow extends EventEmitter {
    readonly webContents = new FakeContents();
    readonly options: Record<string, unknown>;
    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    show() {
      log.push('show');
    }
    maximize() {
      log.push('maximize');
    }
    focus() {
      log.push('focus');
    }
    isMinimized() {
      return false;
    }
    isMaximized() {
      return true;
    }
    getNormalBounds() {
      return { x: 5, y: 40, width: 900, height: 600 };
    }
    async loadURL(url: string) {
      log.push(`load ${url}`);
    }
    destroy() {
      log.push('destroy');
    }
  }
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    setPath: (name: string, path: string) => log.push(`${name} ${path}`),
    getPath: () => '/documents',
    enableSandbox: () => log.push('sandbox'),
    requestSingleInstanceLock: () => given.first ?? true,
    quit: () => log.push('quit'),
  });
  const nothing = () => {};
  const electron = {
    app,
    BrowserWindow: FakeWindow,
    dialog: {
      showErrorBox: (_title: string, sentence: string) => log.push(`box ${sentence}`),
      showSaveDialog: async () => ({ canceled: false, filePath: '/documents/out.xlsx' }),
    },
    ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
    Menu: { setApplicationMenu: nothing, buildFromTemplate: nothing },
    nativeTheme: { shouldUseDarkColors: true },
    powerSaveBlocker: { start: () => 1, stop: nothing },
    protocol: {
      registerSchemesAsPrivileged: (schemes: object) => log.push(JSON.stringify(schemes)),
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptStringAsync: async (text: string) => Buffer.from(btoa(text)),
      decryptStringAsync: async (sealed: Buffer) => ({
        result: atob(sealed.toString()),
        shouldReEncrypt: false,
      }),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: {
      defaultSession: {
        setPermissionRequestHandler: nothing,
        setPermissionCheckHandler: (check: () => boolean) => log.push(`permission ${check()}`),
        setDevicePermissionHandler: nothing,
        setDisplayMediaRequestHandler: nothing,
        on: nothing,
        webRequest: { onBeforeRequest: nothing },
        protocol: {
          handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
            protocols.set(scheme, handler),
        },
      },
    },
    shell: { openExternal: async () => undefined, openPath: async () => '' },
  };
  const openStore = async (name: string): Promise<Store> => {
    const kept = stores.get(name) ?? new Map<string, unknown>();
    stores.set(name, kept);
    return {
      get: (key) => kept.get(key),
      set: (key, value) => void kept.set(key, value),
      delete: (key) => void kept.delete(key),
    };
  };
  return {
    electron: electron as unknown as ElectronParts,
    openStore,
    app,
    log,
    stores,
    handlers,
    protocols,
    windows,
  };
}

async function opened() {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-desktop-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const renderer = join(home, 'renderer');
  await mkdir(renderer);
  await writeFile(join(renderer, 'index.html'), '<script nonce="__CSP_NONCE__"></script>');
  const machine = standIn();
  const { electron, openStore } = machine;
  await openDesktop({ electron, openStore, home, renderer, env: { BELLHOP_HOME: home } });
  const [window] = machine.windows;
  if (!window) throw new Error('no window');
  const event = {
    sender: window.webContents,
    senderFrame: { url: 'app://bellhop/', parent: null },
  };
  const call = (name: string, input: unknown) =>
    machine.handlers.get('bellhop:call')?.(event, name, input) as Promise<{
      ok: boolean;
      value: unknown;
    }>;
  const close = async () => {
    window.emit('close', { preventDefault: () => {} });
    while (!machine.log.includes('destroy')) await new Promise((next) => setImmediate(next));
  };
  return { ...machine, home, window, call, close };
}

test('before Electron is ready its files get a place of their own and our scheme its rights', () => {
  const { electron, log } = standIn();
  expect(prepareDesktop({ electron, home: '/home' })).toBe(true);
  expect(log).toEqual([
    `userData ${join('/home', 'window')}`,
    'sandbox',
    '[{"scheme":"app","privileges":{"standard":true,"secure":true,"supportFetchAPI":true}}]',
  ]);
});

test('a second start ends at once, and shows the window of the first', async () => {
  const second = standIn({ first: false });
  expect(prepareDesktop({ electron: second.electron, home: '/home' })).toBe(false);
  expect(second.log.at(-1)).toBe('quit');

  const first = await opened();
  first.app.emit('second-instance');
  expect(first.log.at(-1)).toBe('focus');
  await first.close();
});

test('the window loads our page over our scheme, in a sandbox', async () => {
  const { log, window, protocols, close } = await opened();
  expect(log).toContain('load app://bellhop/');
  expect(window.options['webPreferences']).toMatchObject({ sandbox: true, contextIsolation: true });
  const page = await protocols.get('app')?.(new Request('app://bellhop/'));
  expect(page?.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(log).not.toContain('show');
  window.emit('ready-to-show');
  expect(log).toContain('show');
  await close();
});

test('permissions are denied and every contents is guarded before the page is loaded', async () => {
  const { log, window, close } = await opened();
  expect(log.indexOf('permission false')).toBeGreaterThanOrEqual(0);
  expect(log.indexOf('permission false')).toBeLessThan(log.indexOf('load app://bellhop/'));
  let prevented = false;
  const event = { url: 'https://evil.example/', preventDefault: () => (prevented = true) };
  window.webContents.emit('will-navigate', event);
  expect(prevented).toBe(true);
  expect(window.webContents.openWindow({ url: 'https://evil.example/' })).toEqual({
    action: 'deny',
  });
  await close();
});

test('calls of the page reach the app', async () => {
  const { call, close } = await opened();
  expect(await call('app.info', {})).toMatchObject({ ok: true, value: { host: 'electron' } });
  expect(await call('files.target', { suggestedName: 'out.xlsx' })).toMatchObject({ ok: true });
  expect(await call('no.such.call', {})).toMatchObject({ ok: false });
  await close();
});

test('secrets of a new account go to the store of the system and to no file of ours', async () => {
  const { call, stores, home, close } = await opened();
  const added = await call('accounts.add', {
    name: 'Hotel',
    region: 'NA',
    clientId: 'marked-id-1f',
    clientSecret: 'marked-secret-2e',
    refreshToken: 'marked-refresh-3d',
  });
  expect(added).toMatchObject({ ok: true, value: [{ name: 'Hotel', secret: 'os' }] });
  expect(stores.get('secrets-os')?.size).toBe(1);
  expect(JSON.stringify([...(stores.get('secrets-os') ?? [])])).not.toContain('marked');
  expect(JSON.stringify(added)).not.toContain('marked');
  expect(await readFile(join(home, 'accounts.json'), 'utf8')).not.toContain('marked');
  await close();
});

test('a page that broke is loaded again, one that ended well is not', async () => {
  const { window, close } = await opened();
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  expect(window.webContents.reloads).toBe(1);
  await close();
});

test('closing keeps the place of the window and ends the program', async () => {
  const { close, stores, log } = await opened();
  await close();
  expect(stores.get('window')?.get('place')).toEqual({
    bounds: { x: 5, y: 40, width: 900, height: 600 },
    maximized: true,
  });
  expect(log.slice(-2)).toEqual(['destroy', 'quit']);
});

test('a data folder that cannot be is told in a box, and no window opens', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-desktop-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const home = join(folder, 'file');
  await writeFile(home, '');
  const { electron, openStore, log, windows } = standIn();
  await openDesktop({ electron, openStore, home, renderer: folder, env: {} });
  expect(log[0]).toMatch(/^box The data folder .*since a file is in its way/);
  expect(log.at(-1)).toBe('quit');
  expect(windows).toEqual([]);
});

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserWindow, WebContents } from 'electron';
import { ensureDataFolder } from '../../accounts/data-folder.ts';
import { compiledFile } from '../../support/compiled-file.ts';
import { composeWindow } from '../compose-window.ts';
import { NOT_BUILT, rendererFolder } from '../renderer-folder.ts';
import { appMenu } from './app-menu.ts';
import { askBeforeClose } from './ask-before-close.ts';
import { bindIpc } from './bind-ipc.ts';
import { chooseTarget } from './choose-target.ts';
import { createGivenFiles } from './given-files.ts';
import { guardContents } from './guard-contents.ts';
import { guardSession } from './guard-session.ts';
import { APP_SCHEME, HOME_ADDRESS } from './home-address.ts';
import { keepAwake } from './keep-awake.ts';
import type { OpenStore } from './open-store.ts';
import { osSecrets } from './os-secrets.ts';
import type { ElectronParts } from './parts.ts';
import { serveHome } from './serve-home.ts';
import { placeToOpen } from './window-place.ts';
import { windowOptions } from './window-options.ts';

export type Desktop = {
  electron: ElectronParts;
  env: Record<string, string | undefined>;
  /** The data folder; made here where it is missing. */
  home: string;
  openStore: OpenStore;
  /** Folder of the built window, where it is not the usual one. */
  renderer?: string;
};

/**
 * What must be said before Electron is ready.
 *
 * @returns false where Bellhop is open already; that window is shown, and this program ends
 */
export function prepareDesktop({ electron, home }: Pick<Desktop, 'electron' | 'home'>): boolean {
  const { app, protocol } = electron;
  // Chromium's own files, apart from ours; also what a second start is told apart by.
  app.setPath('userData', join(home, 'window'));
  app.enableSandbox();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  return true;
}

/**
 * Composes the app and opens its window, once Electron is ready. Where that cannot be, a box says
 * why and the program ends.
 */
export async function openDesktop(desktop: Desktop): Promise<void> {
  const { electron, env } = desktop;
  const { app, dialog, session, shell } = electron;
  const give = (sentence: string) => {
    dialog.showErrorBox('Bellhop cannot start', sentence);
    app.quit();
  };
  const renderer = desktop.renderer ?? rendererFolder();
  if (renderer === null) return give(NOT_BUILT);
  const home = await ensureDataFolder(desktop.home);
  if (!home.ok) return give(home.error.message);

  // Every contents that may ever come to be is guarded, not only the one we make.
  app.on('web-contents-created', (_event, contents) => guardContents(contents, shell));
  guardSession(session.defaultSession);
  session.defaultSession.protocol.handle(APP_SCHEME, serveHome(renderer));

  let window: BrowserWindow | null = null;
  const composed = await composeWindow({
    kind: 'electron',
    home: home.value,
    env,
    allowHosts: [],
    secrets: osSecrets(electron.safeStorage, () => desktop.openStore('secrets-os', false)),
    chooseTarget: async (name, { files }) =>
      window && chooseTarget({ dialog, files, folder: app.getPath('documents') }, window, name),
  });
  const ours = (): WebContents | null => window && window.webContents;
  bindIpc(electron.ipcMain, ours, {
    call: composed.call,
    hub: composed.hub,
    files: createGivenFiles(composed.files, composed.exchange),
  });
  keepAwake(electron.powerSaveBlocker, composed.runs);
  electron.Menu.setApplicationMenu(
    electron.Menu.buildFromTemplate(
      appMenu({
        platform: process.platform,
        packaged: app.isPackaged,
        openDataFolder: () => void shell.openPath(home.value),
      }),
    ),
  );

  const store = await desktop.openStore('window', true);
  window = openWindow(electron, store.get('place'));
  const open = window;
  app.on('second-instance', () => {
    if (open.isMinimized()) open.restore();
    open.focus();
  });
  const close = askBeforeClose({
    dialog,
    runs: composed.runs,
    window: open,
    end: async () => {
      store.set('place', { bounds: open.getNormalBounds(), maximized: open.isMaximized() });
      await composed.end();
      window = null;
      open.destroy();
      app.quit();
    },
  });
  open.on('close', close);
  await open.loadURL(HOME_ADDRESS);
}

function openWindow(electron: ElectronParts, kept: unknown): BrowserWindow {
  const { BrowserWindow, nativeTheme, screen } = electron;
  const place = placeToOpen(
    kept,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const preload = fileURLToPath(compiledFile('preload/preload.cjs'));
  const window = new BrowserWindow(windowOptions(preload, place, nativeTheme.shouldUseDarkColors));
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    window.show();
  });
  // All that lasts is in this process, so a page that broke is simply loaded again.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  return window;
}

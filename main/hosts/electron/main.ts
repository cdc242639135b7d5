import tls from 'node:tls';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import { dataFolder } from '../../accounts/data-folder.ts';
import { trustExtraCertificates } from './extra-certificates.ts';
import type { DefaultCertificates } from './extra-certificates.ts';
import { openStoreIn } from './open-store.ts';
import { openDesktop, prepareDesktop } from './run-desktop.ts';

// Electron waits for this file before it is ready, so nothing here may wait for that.
const { env } = process;
// Electron's Node has more than the types for the command line's know.
const newer = tls as object as Partial<DefaultCertificates>;
const home = dataFolder(env);
const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
};

async function open(): Promise<void> {
  try {
    await app.whenReady();
    const untrusted = await trustExtraCertificates(env['NODE_EXTRA_CA_CERTS'], newer);
    if (untrusted !== null) dialog.showErrorBox('Bellhop', untrusted);
    await openDesktop({ electron, env, home, openStore: openStoreIn(home) });
  } catch (error) {
    dialog.showErrorBox('Bellhop cannot start', error instanceof Error ? error.message : '');
    app.exit(1);
  }
}

if (prepareDesktop({ electron, home })) void open();

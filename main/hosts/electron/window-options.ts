import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowPlace } from './window-place.ts';

/**
 * How the window is made. What is Electron's default today is said all the same, since the safety
 * of the window rests on it.
 *
 * @param preload path of the built preload
 */
export function windowOptions(
  preload: string,
  place: WindowPlace,
  dark: boolean,
): BrowserWindowConstructorOptions {
  return {
    ...place.bounds,
    minWidth: 800,
    minHeight: 560,
    title: 'Bellhop',
    // Shown when there is something to see, on the colour that the page will have.
    show: false,
    backgroundColor: dark ? '#242424' : '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      // Dictionaries are fetched from the network, where nothing of this window shall go.
      spellcheck: false,
    },
  };
}

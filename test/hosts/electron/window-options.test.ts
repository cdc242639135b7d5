import { expect, test } from 'vitest';
import { windowOptions } from '../../../main/hosts/electron/window-options.ts';

const place = { bounds: { x: 10, y: 20, width: 1000, height: 700 }, maximized: false };

test('the page runs in a sandbox of its own, without Node and without webviews', () => {
  expect(windowOptions('/preload.cjs', place, false).webPreferences).toEqual({
    preload: '/preload.cjs',
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
    spellcheck: false,
  });
});

test('the window opens where it was, unseen until there is something to see', () => {
  expect(windowOptions('/preload.cjs', place, false)).toMatchObject({
    ...place.bounds,
    show: false,
    backgroundColor: '#ffffff',
  });
  expect(windowOptions('/preload.cjs', place, true).backgroundColor).toBe('#242424');
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const USUAL_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * Path of Electron's binary, or null where there is none. The disk alone is asked: the package
 * `electron` fetches a binary as soon as it is imported, which is for the person to decide.
 *
 * @param packageFolder `node_modules/electron`
 */
export function findElectron(
  packageFolder: string,
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform,
): string | null {
  const notedIn = join(packageFolder, 'path.txt');
  const name = existsSync(notedIn)
    ? readFileSync(notedIn, 'utf8').trim()
    : (USUAL_NAMES[platform] ?? 'electron');
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] || join(packageFolder, 'dist');
  const binary = join(folder, name);
  return existsSync(binary) ? binary : null;
}

/** Why the desktop window cannot be opened, in one line; null where it can. */
export function whyNoDesktop(
  binary: string | null,
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform,
): string | null {
  if (binary === null) {
    return 'No Electron is on this machine (npx install-electron fetches it), so the window opens in the browser.';
  }
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return 'There is no desktop to open a window on, so the address below is for a browser.';
  }
  return null;
}

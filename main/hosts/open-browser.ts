import { spawn } from 'node:child_process';

/**
 * Asks the system to show an address. Nothing is told where that fails, since the address was
 * printed too, and many machines have no browser.
 */
export function openBrowser(address: string, platform: NodeJS.Platform = process.platform): void {
  const [command, args] = opener(address, platform);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** The system's own command for an address. */
export function opener(address: string, platform: NodeJS.Platform): [string, string[]] {
  if (platform === 'darwin') return ['open', [address]];
  // `start` belongs to the shell, which has a meaning of its own for & and the like; this has none.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return ['xdg-open', [address]];
}

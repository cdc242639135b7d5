/** The window's own scheme: `file:` would give every local file the rights of the page. */
export const APP_SCHEME = 'app';
const HOME_HOST = 'bellhop';

export const HOME_ADDRESS = `${APP_SCHEME}://${HOME_HOST}/`;

/** Whether an address is the window's own. By protocol and host: the origin of such a URL is `null` in Node. */
export function isHome(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === HOME_HOST;
}

/** Whether an address is the page itself, wherever in it the window stands. */
export function isHomePage(address: string): boolean {
  return isHome(address) && ['/', '/index.html'].includes(new URL(address).pathname);
}

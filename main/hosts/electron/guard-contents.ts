import type { Shell, WebContents } from 'electron';
import { isExternalLink } from './external-links.ts';
import { isHomePage } from './home-address.ts';

/**
 * Keeps the window on its own page: links lead to the system's browser or nowhere, and nothing can
 * be embedded.
 */
export function guardContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  shell: Pick<Shell, 'openExternal'>,
): void {
  // A reload goes through here too, and is welcome.
  contents.on('will-navigate', (details) => {
    if (!isHomePage(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalLink(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

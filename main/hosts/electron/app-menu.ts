import type { MenuItemConstructorOptions } from 'electron';

/**
 * The menu. Roles bring the shortcuts that text fields need on macOS; tools for developers are left
 * out of a packaged Bellhop.
 */
export function appMenu(given: {
  platform: NodeJS.Platform;
  packaged: boolean;
  openDataFolder(): void;
}): MenuItemConstructorOptions[] {
  const mac = given.platform === 'darwin';
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(given.packaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ];
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: [{ role: mac ? 'close' : 'quit' }] },
    { label: '&Edit', submenu: edit },
    { label: '&View', submenu: view },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [{ label: 'Show the data folder', click: () => given.openDataFolder() }],
    },
  ];
}

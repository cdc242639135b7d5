import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { appMenu } from '../../../main/hosts/electron/app-menu.ts';

const roles = (menu: MenuItemConstructorOptions[]): (string | undefined)[] =>
  menu.flatMap(({ role, submenu }) => [role, ...(Array.isArray(submenu) ? roles(submenu) : [])]);
const given = { platform: 'linux' as const, packaged: true, openDataFolder: () => {} };

test('text can be cut, copied and pasted by the shortcuts of every system', () => {
  for (const platform of ['darwin', 'win32', 'linux'] as const) {
    expect(roles(appMenu({ ...given, platform }))).toEqual(
      expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']),
    );
  }
});

test('the tools for developers are not in a packaged Bellhop', () => {
  expect(roles(appMenu(given))).not.toContain('toggleDevTools');
  expect(roles(appMenu({ ...given, packaged: false }))).toContain('toggleDevTools');
});

test('a Mac has the menu of the application, others have Quit under File', () => {
  expect(roles(appMenu({ ...given, platform: 'darwin' }))[0]).toBe('appMenu');
  expect(roles(appMenu(given))).toContain('quit');
});

test('the data folder can be shown', () => {
  let opened = 0;
  const menu = appMenu({ ...given, openDataFolder: () => void (opened += 1) });
  const help = menu.find(({ role }) => role === 'help')?.submenu;
  const show = Array.isArray(help) ? help[0] : undefined;
  const click = show?.click as (() => void) | undefined;
  click?.();
  expect(opened).toBe(1);
});

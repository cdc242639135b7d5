import { expect, test } from 'vitest';
import { opener } from '../../main/hosts/open-browser.ts';

test('each system has its own command, and the address stays one argument of it', () => {
  const address = 'http://127.0.0.1:8000/#code=a&b';
  expect(opener(address, 'darwin')).toEqual(['open', [address]]);
  expect(opener(address, 'linux')).toEqual(['xdg-open', [address]]);
  expect(opener(address, 'win32')[1].at(-1)).toBe(address);
});

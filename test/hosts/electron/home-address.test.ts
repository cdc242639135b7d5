import { expect, test } from 'vitest';
import { HOME_ADDRESS, isHome, isHomePage } from '../../../main/hosts/electron/home-address.ts';

test('our own addresses are home', () => {
  for (const address of [
    HOME_ADDRESS,
    'app://bellhop/assets/app.js',
    'app://bellhop/#/job/a/plan',
  ]) {
    expect(isHome(address)).toBe(true);
  }
});

test.each([
  '',
  'app:bellhop',
  'app://bellhop.evil.example/',
  'app://evil.example/bellhop',
  'app://bellhop:80/',
  'app2://bellhop/',
  'https://bellhop/',
  'file:///app/bellhop/index.html',
  'about:blank',
  'javascript:alert(1)',
  'data:text/html,app://bellhop/',
  'blob:app://bellhop/0000',
])('%j is not', (address) => {
  expect(isHome(address)).toBe(false);
  expect(isHomePage(address)).toBe(false);
});

test('the page is home wherever in it the window stands; its other files are no pages', () => {
  expect(isHomePage('app://bellhop/#/settings')).toBe(true);
  expect(isHomePage('app://bellhop/index.html')).toBe(true);
  expect(isHomePage('app://bellhop/assets/app.js')).toBe(false);
});

import { expect, test } from 'vitest';
import { isTrusted } from '../../../main/hosts/electron/trusted-sender.ts';

const ours = { id: 1 };
const top = { url: 'app://bellhop/#/settings', parent: null };

test('our window, its top frame and our page together are trusted', () => {
  expect(isTrusted({ sender: ours, senderFrame: top }, ours)).toBe(true);
});

test.each([
  ['other contents', { sender: { id: 1 }, senderFrame: top }],
  ['a frame within', { sender: ours, senderFrame: { ...top, parent: top } }],
  ['a frame that is gone', { sender: ours, senderFrame: null }],
  ['another page', { sender: ours, senderFrame: { ...top, url: 'https://bellhop/' } }],
  ['a page of another host', { sender: ours, senderFrame: { ...top, url: 'app://evil/' } }],
  ['a page without an address', { sender: ours, senderFrame: { ...top, url: '' } }],
])('%s are not', (_who, sent) => {
  expect(isTrusted(sent, ours)).toBe(false);
});

test('without a window nobody is', () => {
  expect(isTrusted({ sender: null, senderFrame: top }, null)).toBe(false);
});

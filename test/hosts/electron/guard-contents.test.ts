import type { WebContents } from 'electron';
import { expect, test } from 'vitest';
import { guardContents } from '../../../main/hosts/electron/guard-contents.ts';

type Handler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** Contents that remember who listens, and a shell that remembers what it was to open. */
function guarded() {
  const listeners = new Map<string, (event: unknown) => void>();
  const opened: string[] = [];
  let windowOpen: Handler | null = null;
  const contents = {
    on: (name: string, listener: (event: unknown) => void) => void listeners.set(name, listener),
    setWindowOpenHandler: (handler: Handler) => {
      windowOpen = handler;
    },
  } as unknown as Pick<WebContents, 'on' | 'setWindowOpenHandler'>;
  guardContents(contents, { openExternal: async (url) => void opened.push(url) });
  return {
    opened,
    prevented: (name: string, details: object = {}) => {
      let prevented = false;
      listeners.get(name)?.({ ...details, preventDefault: () => (prevented = true) });
      return prevented;
    },
    openWindow: (url: string) => windowOpen?.({ url } as Parameters<Handler>[0]),
  };
}

test('the page may be loaded again, and nothing else takes its place', () => {
  const { prevented } = guarded();
  expect(prevented('will-navigate', { url: 'app://bellhop/#/job/a/plan' })).toBe(false);
  for (const url of [
    'https://developer.amazon.com/',
    'file:///home/someone/rooms.xlsx',
    'app://bellhop/assets/app.js',
    'app://elsewhere/',
    'javascript:alert(1)',
    'data:text/html,hello',
    'about:blank',
  ]) {
    expect(prevented('will-navigate', { url })).toBe(true);
  }
});

test('nothing is loaded into a frame, redirected to or embedded', () => {
  const { prevented } = guarded();
  expect(prevented('will-frame-navigate', { url: 'app://bellhop/', isMainFrame: false })).toBe(
    true,
  );
  expect(prevented('will-redirect', { url: 'app://bellhop/' })).toBe(true);
  expect(prevented('will-attach-webview')).toBe(true);
});

test('no window is ever opened; a link to the pages for developers goes to the browser', () => {
  const { openWindow, opened } = guarded();
  expect(openWindow('https://developer.amazon.com/docs/asp.html?a=b')).toEqual({ action: 'deny' });
  expect(opened).toEqual(['https://developer.amazon.com/docs/asp.html?a=b']);
});

test.each([
  'https://www.amazon.com/ap/oa?client_id=one&state=two',
  'http://127.0.0.1:8123/ap/oa?client_id=one&state=two',
])('the page where a person signs in goes to the browser: %s', (url) => {
  const { openWindow, opened } = guarded();
  expect(openWindow(url)).toEqual({ action: 'deny' });
  expect(opened).toEqual([url]);
});

test.each([
  'http://www.amazon.com/ap/oa',
  'https://www.amazon.com/',
  'https://www.amazon.com/ap/oa/elsewhere',
  'https://www.amazon.com/ap/../gp/cart',
  'https://www.amazon.com:8443/ap/oa',
  'https://user:pass@www.amazon.com/ap/oa',
  'https://www.amazon.com.evil.example/ap/oa',
  'https://evil.example/ap/oa',
  'http://evil.example/ap/oa',
  'http://127.0.0.1:8123/',
  'http://127.0.0.1:8123/control/faults',
  'http://user:pass@127.0.0.1:8123/ap/oa',
  'file://127.0.0.1/ap/oa',
  'http://developer.amazon.com/',
  'https://developer.amazon.com.evil.example/',
  'https://evil.example/developer.amazon.com',
  'https://user:pass@developer.amazon.com/',
  'https://developer.amazon.com:8443/',
  'https://developer.amazon.com@evil.example/',
  'file:///etc/passwd',
  'smb://developer.amazon.com/share',
  'ms-msdt:/id',
  'javascript:alert(1)',
  '',
])('a link to %j goes nowhere', (url) => {
  const { openWindow, opened } = guarded();
  expect(openWindow(url)).toEqual({ action: 'deny' });
  expect(opened).toEqual([]);
});

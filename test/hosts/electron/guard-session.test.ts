import { expect, test } from 'vitest';
import { guardSession } from '../../../main/hosts/electron/guard-session.ts';

type Guarded = Parameters<typeof guardSession>[0];
type Permission = Parameters<NonNullable<Parameters<Guarded['setPermissionRequestHandler']>[0]>>[1];

/** A session that remembers the handlers it was given. */
function guarded() {
  const handlers: Record<string, unknown> = {};
  const keep = (name: string) => (handler: unknown) => void (handlers[name] = handler);
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    on: (name: string, listener: unknown) => void (handlers[name] = listener),
    webRequest: {
      onBeforeRequest: (filter: unknown, listener: unknown) => {
        handlers['filter'] = filter;
        handlers['beforeRequest'] = listener;
      },
    },
  } as unknown as Guarded;
  guardSession(session);
  return handlers as {
    request: (contents: null, permission: Permission, answer: (granted: boolean) => void) => void;
    check: (contents: null, permission: Permission) => boolean;
    device: () => boolean;
    display: unknown;
    filter: { urls: string[] };
    beforeRequest: (details: object, answer: (response: object) => void) => void;
    'will-download': (event: { preventDefault(): void }) => void;
  };
}

test.each<Permission>([
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'openExternal',
  'fileSystem',
  'unknown',
])('the permission %s is denied when asked for and when looked up', (permission) => {
  const session = guarded();
  const answers: boolean[] = [];
  session.request(null, permission, (granted) => answers.push(granted));
  expect(answers).toEqual([false]);
  expect(session.check(null, permission)).toBe(false);
});

test('devices are denied, and the screen cannot be taken', () => {
  const session = guarded();
  expect(session.device()).toBe(false);
  expect(session.display).toBeNull();
});

test('the page gets nothing from the network or the disk', () => {
  const session = guarded();
  expect(session.filter.urls).toEqual(
    expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*']),
  );
  const answers: object[] = [];
  session.beforeRequest({ url: 'https://example.com/' }, (response) => answers.push(response));
  expect(answers).toEqual([{ cancel: true }]);
});

test('nothing is downloaded', () => {
  let prevented = false;
  guarded()['will-download']({ preventDefault: () => (prevented = true) });
  expect(prevented).toBe(true);
});

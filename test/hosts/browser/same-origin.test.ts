import { expect, test } from 'vitest';
import { crossSite, refusedOrigin } from '../../../main/hosts/browser/same-origin.ts';

const get = { method: 'GET', host: '127.0.0.1:8000', origin: undefined, fetchSite: undefined };
const post = { ...get, method: 'POST', origin: 'http://127.0.0.1:8000' };

test('our own page may read and write, by either name of the loopback', () => {
  expect(refusedOrigin(get, 8000)).toBeNull();
  expect(refusedOrigin(post, 8000)).toBeNull();
  const named = { host: 'localhost:8000', origin: 'http://localhost:8000' };
  expect(refusedOrigin({ ...post, ...named }, 8000)).toBeNull();
  expect(refusedOrigin({ ...get, host: 'LOCALHOST:8000' }, 8000)).toBeNull();
});

test.each([
  undefined,
  '',
  'evil.example:8000',
  '127.0.0.1',
  '127.0.0.1:8001',
  '127.0.0.1.evil.example:8000',
  '0.0.0.0:8000',
  '[::1]:8000',
  'localhost:8000.evil.example',
])('Host %j is refused, for reads too', (host) => {
  expect(refusedOrigin({ ...get, host }, 8000)).toContain('only under the address');
});

test.each([
  undefined,
  'null',
  'http://evil.example',
  'http://127.0.0.1:8001',
  'https://127.0.0.1:8000',
  'http://localhost:8000',
])('a write with Origin %j to 127.0.0.1 is refused', (origin) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    expect(refusedOrigin({ ...post, method, origin }, 8000)).toContain('only from its own window');
  }
});

test('a read that says it comes from elsewhere is refused', () => {
  expect(refusedOrigin({ ...get, origin: 'http://evil.example' }, 8000)).not.toBeNull();
});

test('on port 80 browsers leave the port away', () => {
  const short = { host: '127.0.0.1', origin: 'http://127.0.0.1' };
  expect(refusedOrigin({ ...post, ...short }, 80)).toBeNull();
});

test('what the browser calls cross-site is cross-site; what it does not speak of is not', () => {
  expect(crossSite({ fetchSite: 'cross-site' })).toBe(true);
  expect(crossSite({ fetchSite: 'same-site' })).toBe(true);
  expect(crossSite({ fetchSite: 'same-origin' })).toBe(false);
  expect(crossSite({ fetchSite: 'none' })).toBe(false);
  expect(crossSite({ fetchSite: undefined })).toBe(false);
});

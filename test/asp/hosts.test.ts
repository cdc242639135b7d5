import { expect, test } from 'vitest';
import { checkHosts } from '../../main/asp/hosts.ts';
import { isLoopback } from '../../shared/domain/loopback.ts';

const API = 'https://api.amazonalexa.com';
const TOKEN = 'https://api.amazon.com/auth/o2/token';

test.each([
  [API, TOKEN],
  ['https://api.eu.amazonalexa.com/', TOKEN],
  ['https://api.fe.amazonalexa.com', 'https://api.amazon.com/auth/O2/token'],
  ['https://API.AmazonAlexa.com:443', TOKEN],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/auth/o2/token'],
  ['http://127.8.9.10', 'https://127.0.0.1/token'],
  ['http://[::1]:1234', 'http://localhost:1234/token'],
])('%s with %s may be used', (api, token) => {
  expect(checkHosts(api, token, [])).toBeNull();
});

test.each([
  ['https://api.amazonalexa.com.evil.example', 'not Amazon'],
  ['https://evil-api.amazonalexa.com', 'not Amazon'],
  ['https://amazonalexa.com', 'not Amazon'],
  ['https://api.amazonalexa.com.', 'not Amazon'],
  ['https://api.amazonalexa.com:8443', 'not Amazon'],
  ['https://api.amazonalexa.com@evil.example', 'user name or password'],
  ['https://user:pw@api.amazonalexa.com', 'user name or password'],
  ['https://:pw@api.amazonalexa.com', 'user name or password'],
  ['https://api.amazonalexa.com\\@evil.example', 'path'],
  ['https://api.amazonalexa.com\t.evil.example', 'not Amazon'],
  ['https://аpi.amazonalexa.com', 'not Amazon'],
  ['https://localhost.evil.example', 'not Amazon'],
  ['http://127.0.0.1.evil.example', 'not Amazon'],
  ['http://128.0.0.1', 'not Amazon'],
  ['http://0.0.0.0:80', 'not Amazon'],
  ['http://169.254.169.254', 'not Amazon'],
  ['https://api.amazon.com', 'not Amazon'],
  ['http://api.amazonalexa.com', 'unprotected'],
  ['ftp://api.amazonalexa.com', 'begins with ftp:'],
  ['file:///etc/passwd', 'begins with file:'],
  ['https://api.amazonalexa.com/v1', 'path'],
  ['https://api.amazonalexa.com/?a=b', 'path'],
  ['https://api.amazonalexa.com/#a', '# part'],
  ['api.amazonalexa.com', 'cannot be read'],
  ['', 'cannot be read'],
])('the API address %s is refused', (api, why) => {
  expect(checkHosts(api, TOKEN, [])).toContain(why);
});

test.each([
  ['https://api.amazon.com.evil.example/auth/o2/token', 'not Amazon'],
  ['https://api.amazonalexa.com/auth/o2/token', 'not Amazon'],
  ['http://api.amazon.com/auth/o2/token', 'unprotected'],
  ['javascript:alert(1)', 'begins with javascript:'],
])('the token address %s is refused', (token, why) => {
  expect(checkHosts(API, token, [])).toContain(why);
});

test('another host may be used where it was named, with or without its port', () => {
  const url = 'https://asp.internal.example:8443';
  expect(checkHosts(url, TOKEN, [])).toContain('--allow-host');
  expect(checkHosts(url, TOKEN, ['ASP.internal.example'])).toBeNull();
  expect(checkHosts(url, TOKEN, [' asp.internal.example:8443 '])).toBeNull();
  expect(checkHosts(url, TOKEN, ['asp.internal.example:9'])).not.toBeNull();
  expect(checkHosts(url, TOKEN, ['internal.example'])).not.toBeNull();
  expect(checkHosts(url, 'https://token.example/t', ['asp.internal.example'])).not.toBeNull();
});

test('a password in an address is never repeated', () => {
  expect(checkHosts('https://me:hunter2@evil.example', TOKEN, [])).not.toContain('hunter2');
});

test('only this machine is loopback', () => {
  for (const name of ['localhost', '127.0.0.1', '127.255.255.254', '[::1]']) {
    expect(isLoopback(name), name).toBe(true);
  }
  for (const name of ['127.0.0.1.evil.example', '128.0.0.1', '[::2]', 'localhost.']) {
    expect(isLoopback(name), name).toBe(false);
  }
});

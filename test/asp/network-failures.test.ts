import { expect, test } from 'vitest';
import { noReply, notSent } from '../../main/asp/network-failures.ts';

const host = { name: 'api.amazonalexa.com', viaProxy: false };
const proxied = { ...host, viaProxy: true };
const cause = (code: string, detail = 'as told by the system') => ({ code, detail });

test.each([
  ['ENOTFOUND', 'not found by its name'],
  ['EAI_AGAIN', 'not found by its name'],
  ['ECONNREFUSED', 'refused the connection'],
  ['UND_ERR_CONNECT_TIMEOUT', 'in time'],
  ['TIMEOUT', 'in time'],
  ['ETIMEDOUT', 'in time'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['EPROTO', 'protected connection'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'protected connection'],
  ['ENETUNREACH', 'No connection'],
])('%s says that nothing was sent, and why', (code, words) => {
  const failure = notSent(cause(code), host);
  expect(failure).toMatchObject({ code: 'unreachable', detail: `${code}: as told by the system` });
  expect(failure.message).toContain(words);
  expect(failure.message).toContain('api.amazonalexa.com');
});

test.each([
  [cause('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'), 'user name'],
  [cause('UND_ERR_ABORTED', 'Proxy response (403) !== 200 when HTTP Tunneling'), '403'],
  [cause('PROXY_HUNG_UP'), 'did not lead'],
  [cause('ECONNREFUSED'), 'The proxy named in HTTPS_PROXY refused'],
  [cause('ENOTFOUND'), 'The proxy named in HTTPS_PROXY was not found'],
  [cause('ERR_INVALID_URL'), 'not the address of a proxy'],
])('behind a proxy %j points at the proxy', (why, words) => {
  expect(notSent(why, proxied).message).toContain(words);
});

test('after the request left, a timeout is told apart from a broken connection', () => {
  expect(noReply(cause('TIMEOUT'), host).code).toBe('timeout');
  expect(noReply(cause('ECONNRESET'), host).code).toBe('connection-lost');
  expect(noReply(cause('UND_ERR_SOCKET'), host).code).toBe('connection-lost');
  expect(noReply(cause('TOO_LARGE'), host).code).toBe('unreadable-reply');
});

import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAspClient } from '../../main/asp/client.ts';
import { openConnections } from '../../main/asp/connections.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import type { ScriptedServer } from '../support/scripted-server.ts';
import { NEVER, tokenReply } from './client-fixture.ts';

let tokenHost: ScriptedServer;
let proxy: Server;
let proxyUrl: string;
let tunnels: string[];
let turnDown: number;
beforeEach(async () => {
  tokenHost = await startScriptedServer();
  tokenHost.otherwise(() => tokenReply('token'));
  tunnels = [];
  turnDown = 403;
  proxy = createServer();
  proxy.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    socket.end(turnDown === 0 ? '' : `HTTP/1.1 ${turnDown} No\r\n\r\n`);
  });
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  proxyUrl = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('HTTPS_PROXY', proxyUrl);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await tokenHost.close();
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});

/** One request to a host that no name server knows: only the proxy may be asked. */
async function ask(apiUrl: string, timeoutMs = 5_000) {
  const client = createAspClient({
    apiUrl,
    tokenUrl: `${tokenHost.url}/token`,
    credentials: () => Promise.resolve({ clientId: 'c', clientSecret: 's', refreshToken: null }),
    now: () => 0,
    timeoutMs,
  });
  const answer = await client.send('addressBooks.list', {}, NEVER);
  await client.close();
  return answer;
}

test('other hosts are reached through the proxy, which may say no', async () => {
  const answer = await ask('https://api.bellhop.invalid');
  expect(tunnels).toEqual(['api.bellhop.invalid:443']);
  expect(answer).toMatchObject({ kind: 'unreachable', failure: { code: 'unreachable' } });
  expect(answer).toHaveProperty('failure.message', expect.stringContaining('403'));
});

test('a proxy that wants a password is told apart', async () => {
  turnDown = 407;
  const answer = await ask('https://api.bellhop.invalid');
  expect(answer).toHaveProperty('failure.message', expect.stringContaining('user name'));
});

test('a proxy that hangs up makes the host unreachable, and is asked only once', async () => {
  turnDown = 0;
  const answer = await ask('https://api.bellhop.invalid');
  expect(answer).toMatchObject({ kind: 'unreachable', failure: { code: 'unreachable' } });
  expect(answer).toHaveProperty('failure.message', expect.stringContaining('did not lead'));
  expect(tunnels).toHaveLength(1);
});

test('a proxy that is not there makes the host unreachable and names the proxy', async () => {
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
  const answer = await ask('https://api.bellhop.invalid');
  expect(answer).toMatchObject({ kind: 'unreachable' });
  expect(answer).toHaveProperty('failure.message', expect.stringContaining('HTTPS_PROXY'));
});

test('a proxy that takes the call and says nothing is named where time runs out', async () => {
  proxy.removeAllListeners('connect');
  const sockets: Duplex[] = [];
  proxy.on('connect', (_request, socket) => void sockets.push(socket));
  const answer = await ask('https://api.bellhop.invalid', 300);
  for (const socket of sockets) socket.destroy();
  expect(sockets).toHaveLength(1);
  expect(answer).toMatchObject({ kind: 'unreachable' });
  expect(answer).toHaveProperty('failure.message', expect.stringContaining('HTTPS_PROXY'));
});

test('what is no proxy address is said, not thrown', async () => {
  vi.stubEnv('HTTPS_PROXY', 'not an address');
  const answer = await ask('https://api.bellhop.invalid');
  expect(answer).toMatchObject({ kind: 'unreachable' });
  expect(answer).toHaveProperty('failure.message', expect.stringContaining('HTTPS_PROXY'));
});

test('loopback is always direct', async () => {
  vi.stubEnv('HTTP_PROXY', proxyUrl);
  const api = await startScriptedServer();
  api.otherwise(() => ({ status: 200, json: { results: [] } }));
  expect((await ask(api.url)).kind).toBe('ok');
  expect((await ask(`http://localhost:${api.port}`)).kind).toBe('ok');
  expect(tunnels).toEqual([]);
  await api.close();
});

test('hosts that NO_PROXY names are direct', async () => {
  vi.stubEnv('NO_PROXY', 'elsewhere.example, .amazonalexa.com');
  const connections = openConnections(100);
  const asked = (origin: string): boolean => connections.viaProxy(origin);
  expect(asked('https://api.amazonalexa.com')).toBe(false);
  expect(asked('https://api.amazon.com')).toBe(true);
  expect(asked('https://notamazonalexa.com')).toBe(true);
  vi.stubEnv('NO_PROXY', '*');
  expect(asked('https://api.amazon.com')).toBe(false);
  vi.stubEnv('NO_PROXY', 'api.amazon.com');
  vi.stubEnv('HTTPS_PROXY', undefined);
  expect(asked('https://api.amazonalexa.com')).toBe(false);
  await connections.close();
});

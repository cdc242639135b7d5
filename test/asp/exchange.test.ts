import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnections } from '../../main/asp/connections.ts';
import type { Connections } from '../../main/asp/connections.ts';
import { exchange } from '../../main/asp/exchange.ts';
import type { Exchange } from '../../main/asp/exchange.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import type { ScriptedReply, ScriptedServer } from '../support/scripted-server.ts';

let server: ScriptedServer;
let connections: Connections;
beforeEach(async () => {
  server = await startScriptedServer();
  connections = openConnections(5_000);
});
afterEach(async () => {
  await connections.close();
  await server.close();
});

type Choices = { timeoutMs?: number; signal?: AbortSignal; body?: string; origin?: string };

function post(choices: Choices = {}): Promise<Exchange> {
  return exchange(
    connections,
    {
      origin: choices.origin ?? server.url,
      method: 'POST',
      path: '/v1/x',
      headers: { accept: 'application/json' },
      body: choices.body ?? '{}',
    },
    choices.timeoutMs ?? 20_000,
    choices.signal ? [choices.signal] : [],
  );
}

const reset: ScriptedReply = (_request, _response, socket) => void socket.resetAndDestroy();
const hangUp: ScriptedReply = (_request, _response, socket) => void socket.destroy();
const silence: ScriptedReply = () => {};

test('a reply comes back whole, and its connection is used again', async () => {
  server.script({ status: 200, text: 'ä'.repeat(100_000) }, { status: 404, text: '' });
  expect(await post()).toMatchObject({ kind: 'reply', status: 200, text: 'ä'.repeat(100_000) });
  await connectionIsFree();
  expect(await post()).toMatchObject({ kind: 'reply', status: 404, text: '' });
  expect(server.requests.map((request) => request.connection)).toEqual([1, 1]);
});

for (const [name, end] of [
  ['reset', reset],
  ['closed', hangUp],
] as const) {
  test(`a fresh connection ${name} before the reply is no reply, and nothing is sent again`, async () => {
    server.script(end);
    expect((await post()).kind).toBe('no-reply');
    expect(server.requests).toHaveLength(1);
  });

  test(`a used connection ${name} before the reply is no reply, and nothing is sent again`, async () => {
    server.script({ status: 200 }, end);
    await post();
    await connectionIsFree();
    expect((await post()).kind).toBe('no-reply');
    expect(server.requests.map((request) => request.connection)).toEqual([1, 1]);
  });

  test(`a connection ${name} in the middle of the reply is no reply`, async () => {
    server.script((_request, response, socket) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"results":', () => {
        if (name === 'reset') socket.resetAndDestroy();
        else socket.destroy();
      });
    });
    expect((await post()).kind).toBe('no-reply');
    expect(server.requests).toHaveLength(1);
  });
}

test('a chunked reply that ends without its last chunk is no reply', async () => {
  server.script((_request, response, socket) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"results":[]}', () => socket.end());
  });
  expect((await post()).kind).toBe('no-reply');
});

test('bytes that are no HTTP are no reply', async () => {
  server.script((_request, _response, socket) => void socket.end('hello\r\n\r\n'));
  expect((await post()).kind).toBe('no-reply');
});

test('a server that stays silent beyond the deadline gave no reply, and loses its connection', async () => {
  const closed = new Promise<void>((resolve) => {
    server.script((_request, _response, socket) => void socket.on('close', () => resolve()));
  });
  expect(await post({ timeoutMs: 60 })).toMatchObject({
    kind: 'no-reply',
    cause: { code: 'TIMEOUT' },
  });
  await closed;
});

test('a reply that trickles beyond the deadline is no reply', async () => {
  server.script((_request, response, socket) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(' '), 10);
    socket.on('close', () => clearInterval(timer));
  });
  expect(await post({ timeoutMs: 80 })).toMatchObject({
    kind: 'no-reply',
    cause: { code: 'TIMEOUT' },
  });
});

test('a reply without end is given up', async () => {
  server.script((_request, response, socket) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(1024 * 1024);
    const pump = (): void => void (socket.destroyed || response.write(chunk, pump));
    pump();
  });
  expect(await post()).toMatchObject({ kind: 'no-reply', cause: { code: 'TOO_LARGE' } });
});

test('where nobody listens, nothing was sent', async () => {
  const port = await freePort();
  expect(await post({ origin: `http://127.0.0.1:${port}` })).toMatchObject({
    kind: 'not-sent',
    cause: { code: 'ECONNREFUSED' },
  });
  expect(await post({ origin: `http://localhost:${port}` })).toMatchObject({
    kind: 'not-sent',
    cause: { code: 'ECONNREFUSED' },
  });
});

test('where the other side speaks no TLS, nothing was sent', async () => {
  const answer = await post({ origin: server.url.replace('http:', 'https:') });
  expect(answer.kind).toBe('not-sent');
  expect(server.requests).toHaveLength(0);
});

test('a connection that does not come about within the deadline means that nothing was sent', async () => {
  const mute = await startMuteServer();
  const answer = await post({ origin: mute.origin, timeoutMs: 60 });
  expect(answer).toMatchObject({ kind: 'not-sent', cause: { code: 'TIMEOUT' } });
  await mute.close();
});

test('cancelled beforehand, nothing is sent', async () => {
  expect(await post({ signal: AbortSignal.abort() })).toEqual({ kind: 'aborted' });
  expect(server.requests).toHaveLength(0);
});

test('cancelled while it waits for the reply, it ends at once and frees its connection', async () => {
  const controller = new AbortController();
  const closed = new Promise<void>((resolve) => {
    server.script((_request, _response, socket) => {
      socket.on('close', () => resolve());
      controller.abort();
    });
  });
  expect(await post({ signal: controller.signal })).toEqual({ kind: 'aborted' });
  await closed;
});

test('cancelled while it waits for a connection, nothing is ever sent', async () => {
  const controller = new AbortController();
  const mute = await startMuteServer();
  mute.server.on('connection', () => controller.abort());
  const answer = await post({ origin: mute.origin, signal: controller.signal });
  expect(answer).toEqual({ kind: 'aborted' });
  await mute.close();
});

test('a cancelled request does not disturb the others', async () => {
  const controller = new AbortController();
  server.script(silence, { status: 200, text: 'b' });
  const first = post({ signal: controller.signal });
  await expect.poll(() => server.requests.length).toBe(1);
  const second = post();
  controller.abort();
  expect(await first).toEqual({ kind: 'aborted' });
  expect(await second).toMatchObject({ kind: 'reply', text: 'b' });
});

test('closing the pool ends every socket', async () => {
  server.script({ status: 200 }, silence);
  await post();
  const pending = post();
  await expect.poll(() => server.requests.length).toBe(2);
  await connections.close();
  expect((await pending).kind).toBe('no-reply');
  await expect.poll(() => server.connections()).toBe(0);
  expect((await post()).kind).toBe('not-sent');
});

test('a redirect is an answer and is not followed', async () => {
  server.script({ status: 307, headers: { location: '/elsewhere' } });
  expect(await post()).toMatchObject({ kind: 'reply', status: 307 });
  expect(server.requests).toHaveLength(1);
});

test('a header that cannot be sent means that nothing was sent', async () => {
  const answer = await exchange(
    connections,
    {
      origin: server.url,
      method: 'GET',
      path: '/',
      headers: { authorization: 'Bearer a\nb' },
      body: null,
    },
    1_000,
    [],
  );
  expect(answer.kind).toBe('not-sent');
});

/** undici takes the next request onto a connection one turn after the reply before. */
function connectionIsFree(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** Accepts connections, but never answers the TLS greeting. */
async function startMuteServer(): Promise<{
  server: Server;
  origin: string;
  close(): Promise<void>;
}> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => {})));
  const port = await listen(server);
  return {
    server,
    origin: `https://127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { MANAGEMENT, open, raw, signIn, tokenFor } from './support.ts';

test('unknown paths and methods are 404 in the envelope of the service', async () => {
  const sandbox = await open();
  const authorization = `Bearer ${await tokenFor(sandbox, MANAGEMENT)}`;
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/v1/communications/profiles'],
    ['PATCH', '/v1/addressBooks'],
    ['POST', '/v1/addressBooks/'],
    ['GET', '/auth/o2/token'],
  ] as const) {
    const reply = await raw(sandbox, path, { method, headers: { authorization } });
    expect([reply.status, reply.body], path).toEqual([404, { message: 'Not found' }]);
    expect(reply.headers.get('x-amzn-requestid'), path).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('every answer has a request id of its own, errors and token answers included', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const replies = [
    await api.get('/v1/addressBooks'),
    await api.get('/v1/addressBooks/short'),
    await raw(sandbox, '/v1/addressBooks', {}),
    await raw(sandbox, '/auth/o2/token', { method: 'POST' }),
    await raw(sandbox, '/v1/%zz', {}),
  ];
  expect(replies.map(({ status }) => status)).toEqual([200, 400, 401, 400, 400]);
  const ids = replies.map(({ headers }) => headers.get('x-amzn-requestid'));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(ids).size).toBe(5);
});

test('an oversized body is refused in the envelope of the service', async () => {
  const sandbox = await open();
  const authorization = `Bearer ${await tokenFor(sandbox, MANAGEMENT)}`;
  const reply = await raw(sandbox, '/v1/addressBooks', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'x'.repeat(5_000_000) }),
  });
  expect([reply.status, reply.body]).toEqual([413, { message: expect.any(String) }]);
});

test('what is no HTTP is answered without a word of the framework', async () => {
  const sandbox = await open();
  const { port } = new URL(sandbox.apiUrl);
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
    let got = '';
    socket.on('data', (chunk) => (got += chunk.toString()));
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });
  expect(text).toContain('400 Bad Request');
  expect(text.split('\r\n\r\n')[1]).toBe('{"message":"Malformed request"}');
  expect(text).toContain('X-Amzn-RequestId: ');
});

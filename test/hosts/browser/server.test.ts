import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { startServer } from '../../../main/hosts/browser/server.ts';
import { openServer } from './open-server.ts';

test('the page answers a plain GET without a token', async () => {
  const { get } = await openServer();
  const { status, headers, text } = await get('/', {});
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
  expect(text).toContain('<script type="module"');
});

test('every load of the page has a nonce of its own, the same in page and policy', async () => {
  const { get } = await openServer();
  const nonces = [];
  for (const path of ['/', '/', '/index.html']) {
    const { headers, text } = await get(path, {});
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
    expect(text).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    expect(text).toContain(`nonce="${nonce}"></script>`);
    expect(text).not.toContain('__CSP_NONCE__');
    nonces.push(nonce);
  }
  expect(new Set(nonces).size).toBe(3);
});

test('every kind of answer carries the headers of safety', async () => {
  const { get, post, upload } = await openServer();
  const answers = [
    await get('/'),
    await get('/assets/app.js'),
    await get('/nothing'),
    await get('/api/files/nothing'),
    await get('/api/files/nothing', {}),
    await get('/', { host: 'evil.example' }),
    await post('/api/call/app.info', {}),
    await upload('rooms.csv', 'Room'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 401, 403, 200, 200]);
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});

test('files of the page are served, and nothing hidden or beside it', async () => {
  const { get, port } = await openServer();
  expect((await get('/assets/app.js', {})).text).toContain('started');
  for (const path of [
    '/.hidden',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5c..%5csecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '//etc/passwd',
    '/assets/',
    '/%00',
    '/%zz',
  ]) {
    const reply = await rawGet(port, path);
    expect(reply, path).toMatch(/^HTTP\/1.1 (400|403|404) /);
    expect(reply).not.toContain('beside the page');
    expect(reply).not.toContain('not for anyone');
  }
});

/** Clients tidy paths up before they send them; this one does not. */
async function rawGet(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

test('a Host that is not ours is refused on every path, for reads and writes', async () => {
  const { send, own, port } = await openServer();
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    `127.0.0.1:${port + 1}`,
    'localhost',
  ]) {
    for (const path of ['/', '/assets/app.js', '/api/events', '/api/call/app.info']) {
      expect((await send('GET', path, { ...own, host })).status).toBe(403);
      expect((await send('POST', path, { ...own, host }, '{}')).status).toBe(403);
    }
  }
  const { status } = await send('GET', '/', { host: `localhost:${port}` });
  expect(status).toBe(200);
});

test('a write without our Origin is refused, whatever token it carries', async () => {
  const { send, own, upload, origin } = await openServer();
  const json = { 'content-type': 'application/json' };
  for (const strange of [
    'http://evil.example',
    'null',
    `${origin}0`,
    origin.replace('http', 'https'),
  ]) {
    const headers = { ...own, ...json, origin: strange };
    expect((await send('POST', '/api/call/app.info', headers, '{}')).status).toBe(403);
    expect((await upload('rooms.csv', 'Room', { origin: strange })).status).toBe(403);
  }
  const { origin: _none, ...without } = own;
  expect((await send('POST', '/api/call/app.info', { ...without, ...json }, '{}')).status).toBe(
    403,
  );
  expect((await send('OPTIONS', '/api/call/app.info', without)).status).toBe(403);
});

test('what the browser itself calls cross-site gets nothing from the calls, and may open the page', async () => {
  const { get, own } = await openServer();
  const crossSite = { ...own, 'sec-fetch-site': 'cross-site' };
  expect((await get('/api/files/x', crossSite)).status).toBe(403);
  expect((await get('/', { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
});

test('without the token nothing under /api answers, and neither with a wrong one', async () => {
  const calls: string[] = [];
  const { send, origin, token } = await openServer({
    call: async (name) => {
      calls.push(name);
      return { ok: true, value: null };
    },
  });
  for (const authorization of [
    undefined,
    'Bearer ',
    'Bearer wrong',
    token,
    `Basic ${token}`,
    `Bearer ${token}x`,
  ]) {
    const headers = {
      origin,
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
    };
    for (const [method, path] of [
      ['POST', '/api/call/accounts.list'],
      ['GET', '/api/events'],
      ['POST', '/api/files'],
      ['GET', '/api/files/some-id'],
      ['GET', '/api/nothing'],
    ] as const) {
      const { status, text } = await send(
        method,
        path,
        headers,
        method === 'POST' ? '{}' : undefined,
      );
      expect([401, 404]).toContain(status);
      if (path !== '/api/nothing') expect(text).toContain('not signed in');
    }
  }
  expect(calls).toEqual([]);
});

test('the code of the address becomes a token once', async () => {
  const { post, send, signIn, origin } = await openServer();
  const code = signIn.newCode();
  const without = { origin, 'content-type': 'application/json' };
  const first = await send('POST', '/api/session', without, JSON.stringify({ code }));
  const { token } = JSON.parse(first.text) as { token: string };
  const authorization = `Bearer ${token}`;
  expect((await post('/api/call/app.info', {}, { authorization })).status).toBe(200);

  const again = await send('POST', '/api/session', without, JSON.stringify({ code }));
  expect(again.status).toBe(401);
  expect(again.json().error?.message).toContain('used already');
});

test.each(['{}', '{"code":7}', '[]', 'null', '"code"', '{', ''])(
  'a session is not given for %j',
  async (body) => {
    const { send, origin, signIn } = await openServer();
    signIn.newCode();
    const headers = { origin, 'content-type': 'application/json' };
    const { status, json } = await send('POST', '/api/session', headers, body);
    expect([400, 401]).toContain(status);
    expect(json().ok).toBe(false);
  },
);

test('whoever is not signed in cannot make it read more than a code', async () => {
  const { send, origin } = await openServer();
  const headers = { origin, 'content-type': 'application/json' };
  const body = JSON.stringify({ code: 'x'.repeat(10_000) });
  expect((await send('POST', '/api/session', headers, body)).status).toBe(413);
});

test('a call gets its name and input, and its reply is the answer', async () => {
  const { post } = await openServer();
  const { status, text } = await post('/api/call/jobs.get', { job: 'a' });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ ok: true, value: { name: 'jobs.get', input: { job: 'a' } } });
});

test('a call takes JSON only, so that no form of another page can send one', async () => {
  const { post } = await openServer();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    expect((await post('/api/call/jobs.get', {}, { 'content-type': type })).status).toBe(415);
  }
});

test('a call that is too large, broken or smuggles a prototype is refused in one shape', async () => {
  const { send, own, post } = await openServer();
  const headers = { ...own, 'content-type': 'application/json' };
  const large = await post('/api/call/rows.edit', 'x'.repeat(32_000_001));
  const broken = await send('POST', '/api/call/rows.edit', headers, '{"job":');
  const smuggled = await send('POST', '/api/call/rows.edit', headers, '{"__proto__":{"a":1}}');
  expect([large.status, broken.status, smuggled.status]).toEqual([413, 400, 400]);
  for (const { json } of [large, broken, smuggled]) {
    expect(json()).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  }
});

test('an error of our own is logged and told without its inside', async () => {
  const { post, bugs } = await openServer({
    call: async () => {
      throw new Error('inner detail');
    },
  });
  const { status, text } = await post('/api/call/app.info', {});
  expect(status).toBe(500);
  expect(text).not.toContain('inner detail');
  expect(bugs).toHaveLength(1);
});

test('an upload is streamed to a file of its own and known by an id, never by its path', async () => {
  const { upload, files, home } = await openServer();
  const { status, json, text } = await upload(encodeURIComponent('Zimmer Süd.csv'), 'Room\n101\n');
  expect(status).toBe(200);
  expect(text).not.toContain(home);
  const path = files.pathOf(json().id, 'read') ?? '';
  expect(basename(path)).toBe('Zimmer Süd.csv');
  expect(await readFile(path, 'utf8')).toBe('Room\n101\n');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('an upload that looks like JSON is kept as it is', async () => {
  const { upload, files } = await openServer();
  const { json } = await upload('plan.json', '{"__proto__": 1', {
    'content-type': 'application/json',
  });
  expect(await readFile(files.pathOf(json().id, 'read') ?? '', 'utf8')).toBe('{"__proto__": 1');
});

test('the name of an upload cannot lead out of the folder', async () => {
  const { upload, files, home } = await openServer();
  const { json } = await upload(encodeURIComponent('../../../../tmp/evil.csv'), 'x');
  expect(files.pathOf(json().id, 'read')).toMatch(new RegExp(`^${home}/uploads/[^/]+/evil\\.csv$`));
});

test('an upload beyond the limit is refused by what it says of itself, and by what comes', async () => {
  const { upload, home, send, own } = await openServer({ uploadLimitBytes: 1_000_000 });
  const told = await upload('rooms.csv', Buffer.alloc(1_000_001));
  expect(told.status).toBe(413);
  expect(told.json().error?.message).toBe(
    '"rooms.csv" is larger than 1 MB, which is the most that Bellhop takes; split it.',
  );
  const untold = await request(`${own.origin}/api/files`, {
    method: 'POST',
    headers: { ...own, 'x-file-name': 'rooms.csv', 'content-type': 'text/csv' },
    body: Readable.from(Array.from({ length: 20 }, () => Buffer.alloc(100_000))),
  }).then(
    ({ statusCode }) => statusCode,
    // The answer may be lost where the server hangs up on bytes still coming.
    () => 413,
  );
  expect(untold).toBe(413);
  expect(await readdir(join(home, 'uploads'))).toEqual([]);
  expect((await send('GET', '/', {})).status).toBe(200);
});

test('an empty upload, or one without a name, is refused with a sentence', async () => {
  const { upload } = await openServer();
  for (const [name, message] of [
    ['rooms.csv', '"rooms.csv" is empty or a folder; choose a file with rows in it.'],
    [null, 'A file came without its name; choose it again.'],
    ['%zz', 'A file came without its name; choose it again.'],
  ] as const) {
    const { status, json } = await upload(name, name === 'rooms.csv' ? '' : 'x');
    expect(status).toBe(400);
    expect(json().error?.message).toBe(message);
  }
});

test('a target is downloaded under its name once it is written', async () => {
  const { get, files, exchange } = await openServer();
  const path = await exchange.place('Übergabe 1.xlsx');
  const id = files.give(path, 'target');
  expect((await get(`/api/files/${id}`)).status).toBe(404);
  await writeFile(path, 'workbook');
  const { status, headers, text } = await get(`/api/files/${id}`);
  expect(status).toBe(200);
  expect(text).toBe('workbook');
  expect(headers['content-disposition']).toBe(
    `attachment; filename="_bergabe 1.xlsx"; filename*=UTF-8''%C3%9Cbergabe%201.xlsx`,
  );
  expect(headers['cache-control']).toBe('no-store');
});

test('an upload is not handed back, nor is anything by its path', async () => {
  const { get, upload, files, home } = await openServer();
  const { json } = await upload('rooms.csv', 'Room');
  expect((await get(`/api/files/${json().id}`)).status).toBe(404);
  for (const path of [
    files.pathOf(json().id, 'read') ?? '',
    join(home, 'secret.txt'),
    '../secret.txt',
  ]) {
    expect((await get(`/api/files/${encodeURIComponent(path)}`)).status).toBe(404);
  }
});

test('a target that became a folder is told as such', async () => {
  const { get, files, exchange } = await openServer();
  const path = await exchange.place('export');
  await mkdir(path);
  const { status, json } = await get(`/api/files/${files.give(path, 'target')}`);
  expect(status).toBe(409);
  expect(json().error?.message).toContain('choose the workbook instead');
});

test('events begin with a blank line and come as one line each, their keys beside the name', async () => {
  const { origin, own, hub } = await openServer();
  const { body, headers } = await request(`${origin}/api/events`, { headers: own });
  expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  expect(headers['x-content-type-options']).toBe('nosniff');
  let text = '';
  body.on('data', (chunk) => (text += String(chunk)));
  await once(body, 'data');
  expect(text).toBe('\n');
  hub.emit('job.changed', { job: 'a\nb' });
  hub.emit('run.started', { job: 'c', steps: 3 });
  while (text.split('\n').length < 4) await once(body, 'data');
  const [, ...lines] = text.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { event: 'job.changed', job: 'a\nb' },
    { event: 'run.started', job: 'c', steps: 3 },
  ]);
  body.destroy();
});

test('a window that goes is not spoken to any more', async () => {
  const { origin, own, hub } = await openServer();
  let listening = 0;
  const { listen } = hub;
  hub.listen = (listener) => {
    listening += 1;
    const stop = listen(listener);
    return () => {
      listening -= 1;
      stop();
    };
  };
  const { body } = await request(`${origin}/api/events`, { headers: own });
  await once(body, 'data');
  expect(listening).toBe(1);
  body.on('error', () => {});
  body.destroy();
  await expect.poll(() => listening).toBe(0);
});

test('closing ends the streams and frees the port', async () => {
  const { origin, own, close, port, ...wire } = await openServer();
  const { body } = await request(`${origin}/api/events`, { headers: own });
  const ended = once(body, 'end');
  body.resume();
  await close();
  await ended;
  const next = await startServer(wire, port);
  expect(next.port).toBe(port);
  await next.close();
});

test('it listens on the loopback alone', async () => {
  const { port } = await openServer();
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one !== undefined && !one.internal && one.family === 'IPv4');
  for (const one of others) {
    const socket = connect(port, one?.address);
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  }
  expect(existsSync('/proc/net/tcp')).toBe(process.platform === 'linux');
  if (process.platform === 'linux') {
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const open = (
      (await readFile('/proc/net/tcp', 'utf8')) +
      (await readFile('/proc/net/tcp6', 'utf8').catch(() => ''))
    )
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => local?.endsWith(`:${hex}`) && state === '0A')
      .map(([, local]) => local);
    expect(open).toEqual([`0100007F:${hex}`]);
  }
});

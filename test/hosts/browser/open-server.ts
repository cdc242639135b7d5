import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { onTestFinished } from 'vitest';
import type { RawDispatch } from '../../../main/app/dispatch.ts';
import { startServer } from '../../../main/hosts/browser/server.ts';
import { createSignIn } from '../../../main/hosts/browser/sign-in.ts';
import { createEventHub } from '../../../main/hosts/event-hub.ts';
import { openExchangeFolder } from '../../../main/hosts/exchange-folder.ts';
import { createFileRegister } from '../../../main/hosts/file-register.ts';

const PAGE = `<!doctype html><html><head><meta property="csp-nonce" nonce="__CSP_NONCE__">
<script type="module" src="./assets/app.js" nonce="__CSP_NONCE__"></script></head></html>`;

type Headers = Record<string, string>;

/** A server over a small page and calls that answer what they were given. Ends with the test. */
export async function openServer(given: { call?: RawDispatch; uploadLimitBytes?: number } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-server-'));
  const renderer = join(home, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(renderer, 'index.html'), PAGE);
  await writeFile(join(renderer, 'assets', 'app.js'), 'export const started = true;\n');
  await writeFile(join(renderer, '.hidden'), 'not for anyone');
  await writeFile(join(home, 'secret.txt'), 'beside the page');

  const bugs: unknown[] = [];
  const wire = {
    call: given.call ?? (async (name, input) => ({ ok: true as const, value: { name, input } })),
    hub: createEventHub(),
    files: createFileRegister(),
    exchange: await openExchangeFolder(join(home, 'uploads'), Date.now()),
    signIn: createSignIn(() => 0),
    renderer,
    onBug: (error: unknown) => void bugs.push(error),
    uploadLimitBytes: given.uploadLimitBytes ?? 1_000,
  };
  const server = await startServer(wire, 0);
  const origin = `http://127.0.0.1:${server.port}`;
  const token = wire.signIn.exchange(wire.signIn.newCode()) ?? '';
  const close = async () => {
    await server.close();
    await rm(home, { recursive: true, force: true });
  };
  onTestFinished(close);

  const send = async (
    method: 'GET' | 'POST' | 'HEAD' | 'OPTIONS',
    path: string,
    headers: Headers,
    body?: string | Buffer,
  ) => {
    const reply = await request(origin + path, { method, headers, body: body ?? null });
    const text = await reply.body.text();
    return {
      status: reply.statusCode,
      headers: reply.headers,
      text,
      json: () => JSON.parse(text) as { ok?: boolean; error?: { message: string }; id: string },
    };
  };
  const own = { origin, authorization: `Bearer ${token}` };
  return {
    ...wire,
    bugs,
    close: server.close,
    home,
    origin,
    port: server.port,
    token,
    send,
    own,
    get: (path: string, headers: Headers = own) => send('GET', path, headers),
    post: (path: string, body: unknown, headers: Headers = {}) =>
      send(
        'POST',
        path,
        { ...own, 'content-type': 'application/json', ...headers },
        JSON.stringify(body),
      ),
    upload: (name: string | null, body: string | Buffer, headers: Headers = {}) =>
      send(
        'POST',
        '/api/files',
        {
          ...own,
          'content-type': 'application/octet-stream',
          ...(name !== null && { 'x-file-name': name }),
          ...headers,
        },
        body,
      ),
  };
}

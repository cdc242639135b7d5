import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveHome } from '../../../main/hosts/electron/serve-home.ts';

let folder: string;
let serve: (request: Request) => Promise<Response>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-home-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  const put = (path: string, text: string) => writeFile(join(folder, path), text);
  await put('renderer/index.html', '<script nonce="__CSP_NONCE__"></script>');
  await put('renderer/assets/app.js', 'export {};');
  await put('renderer/assets/app.css', 'body {}');
  await put('renderer/assets/notes.txt', 'no file of a page');
  await put('renderer/.hidden.js', 'hidden');
  await put('secret.js', 'beside the page');
  serve = serveHome(join(folder, 'renderer'));
});
afterEach(() => rm(folder, { recursive: true }));

const get = (url: string, method = 'GET') => serve({ url, method } as Request);

test('the page carries a fresh nonce, the same in its policy', async () => {
  const nonces = [];
  for (const url of ['app://bellhop/', 'app://bellhop/', 'app://bellhop/index.html#/settings']) {
    const answer = await get(url);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toBe(`<script nonce="${nonce}"></script>`);
    nonces.push(nonce);
  }
  expect(new Set(nonces).size).toBe(3);
});

test('files of the page are served with their types and the headers of safety', async () => {
  for (const [path, type] of [
    ['assets/app.js', 'text/javascript; charset=utf-8'],
    ['assets/app.css', 'text/css; charset=utf-8'],
  ]) {
    const answer = await get(`app://bellhop/${path}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  }
});

test.each([
  'app://bellhop/../secret.js',
  'app://bellhop/%2e%2e/secret.js',
  'app://bellhop/..%2fsecret.js',
  'app://bellhop/assets/..%2f..%2f..%2fsecret.js',
  'app://bellhop/assets/..%5c..%5csecret.js',
  'app://bellhop/assets%2f..%2f..%2fsecret.js',
  'app://bellhop/assets%5c..%5c..%5csecret.js',
  'app://bellhop/%2fetc%2fpasswd',
  'app://bellhop/C:%5csecret.js',
  'app://bellhop/assets/app.js%00.html',
  'app://bellhop/.hidden.js',
  'app://bellhop/%zz',
  'app://bellhop/assets',
  'app://bellhop/assets/notes.txt',
  'app://bellhop/nothing.js',
  'app://elsewhere/assets/app.js',
  'app://bellhop.evil.example/assets/app.js',
  'https://bellhop/assets/app.js',
  'not an address',
])('%s leads nowhere', async (url) => {
  const answer = await get(url);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('Not here.');
});

test('only reads are answered', async () => {
  expect((await get('app://bellhop/', 'POST')).status).toBe(405);
  const head = await get('app://bellhop/', 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('an address as Node itself reads it is not tidied into another file', async () => {
  await symlink(join(folder, 'secret.js'), join(folder, 'renderer', 'assets', '..link.js'));
  expect((await get('app://bellhop/assets/..link.js')).status).toBe(404);
});

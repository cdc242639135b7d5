import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { changesOf } from '../support/changes-of.ts';
import { bellhop } from '../support/bellhop-process.ts';
import type { Ended } from '../support/bellhop-process.ts';

let folder = '';
let sandbox: Sandbox;
let env: Record<string, string> = {};
let rooms = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-bad-'));
  sandbox = await startSandbox({ rooms: 12, floors: 2, seed: 3 });
  env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home') };
  rooms = await file('rooms.csv', 'Room,Display name\n101,Room 101\n');
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** One sentence on stderr, no stack trace, the code of the contract. */
function expectRefused(ended: Ended, code: number, words: RegExp): void {
  expect(ended.code, ended.stderr).toBe(code);
  expect(ended.stderr).toMatch(words);
  expect(ended.stderr).not.toMatch(/\n\s+at .*[:(]\d+/);
  expect(ended.stderr).not.toMatch(/node_modules|dist\/main/);
}

const OLE2 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const unreadable: [what: string, content: string | Buffer, words: RegExp][] = [
  ['empty.csv', '', /empty\.csv.*empty/i],
  ['old.xls', Buffer.concat([OLE2, Buffer.alloc(4096)]), /old\.xls/],
  ['cut.xlsx', Buffer.from('504b0304140000000800', 'hex'), /cut\.xlsx/],
  ['nul.csv', Buffer.alloc(2000), /nul\.csv/],
  ['picture.xlsx', Buffer.from('89504e470d0a1a0a0000', 'hex'), /picture\.xlsx/],
  ['unknown.csv', 'Colour,Weight\nred,3\nblue,4\n', /no sheet|kind|column/i],
];
test.each(unreadable)('%s is refused with a sentence', async (name, content, words) => {
  const path = await file(name, content);
  for (const command of ['check', 'plan']) {
    expectRefused(await bellhop([command, path], env), 1, words);
  }
});

test('a missing file and a folder are refused with a sentence', async () => {
  expectRefused(await bellhop(['check', join(folder, 'gone.xlsx')], env), 1, /gone\.xlsx/);
  await mkdir(join(folder, 'folder.xlsx'));
  expectRefused(await bellhop(['check', join(folder, 'folder.xlsx')], env), 1, /folder\.xlsx/);
});

test('a required column that is missing or there twice is refused and named', async () => {
  const missing = await file('missing.csv', 'Address book,Phone 1\nDesk,+12065550100\n');
  expectRefused(await bellhop(['check', missing], env), 1, /name/i);
  const twice = await file('twice.csv', 'Room,Room,Extension\n101,102,7101\n');
  expectRefused(await bellhop(['check', twice], env), 1, /Room/);
});

test('wrong use ends with 1 and says what is right', async () => {
  expectRefused(await bellhop(['check'], env), 1, /missing required argument/);
  expectRefused(await bellhop(['frobnicate'], env), 1, /unknown command/);
  expectRefused(await bellhop(['check', rooms, '--map', 'nonsense'], env), 1, /FIELD=COLUMN/);
  expectRefused(await bellhop(['resume'], env), 1, /no unfinished job/);
  expectRefused(await bellhop(['jobs', '2020-01-01-0000-none'], env), 1, /job/i);
  expectRefused(await bellhop(['apply', join(folder, 'no.json'), '--yes'], env), 1, /plan/);
});

test('a property that does not exist is refused and the others are named', async () => {
  const ended = await bellhop(['plan', rooms], { ...env, BELLHOP_PROPERTY: 'Hotel Nowhere' });
  expectRefused(ended, 1, /Hotel Nowhere.*Hotel Example/s);
});

test('hosts outside Amazon and loopback are refused before anything is sent', async () => {
  for (const [variable, url] of [
    ['BELLHOP_API_URL', 'https://api.amazonalexa.com.evil.example'],
    ['BELLHOP_API_URL', 'http://api.amazonalexa.com'],
    ['BELLHOP_TOKEN_URL', 'https://evil.example/auth/o2/token'],
  ] as const) {
    expectRefused(await bellhop(['plan', rooms], { ...env, [variable]: url }), 1, /https|host/i);
  }
});

test('missing and wrong credentials end with 2', async () => {
  const { BELLHOP_CLIENT_ID: _id, ...without } = env;
  expectRefused(await bellhop(['plan', rooms], without), 2, /BELLHOP_CLIENT_ID/);
  const wrongSecret = { ...env, BELLHOP_CLIENT_SECRET: 'wrong-secret-for-this-test' };
  const secret = await bellhop(['plan', rooms], wrongSecret);
  expectRefused(secret, 2, /client/i);
  expect(secret.stderr + secret.stdout).not.toContain('wrong-secret-for-this-test');
  expectRefused(
    await bellhop(['plan', rooms], { ...env, BELLHOP_REFRESH_TOKEN: 'Atzr|withdrawn' }),
    2,
    /refresh token|sign in/i,
  );
});

test('each error of the token endpoint gets its own sentence', async () => {
  const said = new Set<string>();
  for (const error of [
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
  ]) {
    const server = createServer((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error, error_description: 'words of the service' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const tokenUrl = `http://127.0.0.1:${port}/auth/o2/token`;
    const ended = await bellhop(['plan', rooms], { ...env, BELLHOP_TOKEN_URL: tokenUrl });
    server.close();
    expectRefused(ended, 2, /bellhop: .+/);
    expect(ended.stderr).not.toContain('words of the service');
    said.add(ended.stderr.replace(/\d+/g, ''));
  }
  expect(said.size).toBe(6);
});

test('a host that refuses connections ends with 2 within 15 seconds', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const ended = await bellhop(['plan', rooms], {
    ...env,
    BELLHOP_API_URL: `http://127.0.0.1:${port}`,
  });
  expectRefused(ended, 2, /connect|reach/i);
});

test('rows with errors end with 3 and nothing is sent', async () => {
  const bad = await file('bad.csv', 'Room,Extension\n101,71x1\n102,7102\n');
  const before = changesOf(sandbox);
  for (const command of [
    ['check', bad],
    ['plan', bad],
    ['apply', bad, '--yes'],
  ]) {
    const ended = await bellhop(command, env);
    expect(ended.code, ended.stderr).toBe(3);
    expect(ended.stdout + ended.stderr).toMatch(/row 2.*71x1/);
  }
  expect(changesOf(sandbox)).toBe(before);
});

test('without --yes nothing is sent and no job is left behind', async () => {
  const before = changesOf(sandbox);
  expectRefused(await bellhop(['apply', rooms], env), 6, /--yes/);
  expect(changesOf(sandbox)).toBe(before);
  expect(await readdir(join(folder, 'home', 'jobs')).catch(() => [])).toEqual([]);
});

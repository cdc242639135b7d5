import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../main/sandbox/sandbox.ts';
import { bellhop, startBellhop } from '../support/bellhop-process.ts';
import {
  CHAIN,
  EXPIRED,
  ISSUER,
  KEY_TEXT,
  LEAF,
  OWN,
  ROOT,
  WITH_KEY,
} from '../support/certificates.ts';
import { changesOf } from '../support/changes-of.ts';
import { until } from '../support/until.ts';

let folder = '';
let chain = '';
let sandbox: Sandbox;
let env: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-trunks-'));
  chain = await file('chain.pem', CHAIN);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => start());
afterEach(() => sandbox.close());

async function start(options: SandboxOptions = {}): Promise<void> {
  sandbox = await startSandbox({ rooms: 4, floors: 1, ...options });
  env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home') };
}
async function file(name: string, text: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}
const trunk = (...args: string[]) => bellhop(['trunk', ...args], env);
const create = (...args: string[]) =>
  trunk('create', '--peer', 'pbx.hotel.example:5061', '--chain', chain, ...args);
const sent = (operation: string) => sandbox.requests().byOperation[operation] ?? 0;
/** One line for each problem, without the mark of its severity. */
const said = (stderr: string, severity: string) =>
  stderr.split('\n').filter((line) => line.startsWith(`${severity} `));

test('list prints one line a trunk, or one document', async () => {
  const shown = await trunk('list');
  expect(shown.code, shown.stderr).toBe(0);
  expect(shown.stdout).toBe(
    `${sandbox.trunk}  pbx.hotel.example  ACTIVE  192.0.2.10:5061  0 extensions\n`,
  );
  const json = await trunk('list', '--json');
  expect(JSON.parse(json.stdout)).toEqual({
    trunks: [
      {
        id: sandbox.trunk,
        name: 'pbx.hotel.example',
        status: 'ACTIVE',
        peers: [{ ip: '192.0.2.10', port: 5061 }],
        extensions: 0,
      },
    ],
    problems: [],
  });
});

test('create shows what it will do and sends nothing without --yes', async () => {
  const shown = await create();
  expect(shown.code).toBe(6);
  expect(shown.stdout).toBe('');
  expect(shown.stderr).toMatch(/Makes a new SIP trunk:\n +peers +pbx\.hotel\.example:5061\n/);
  expect(shown.stderr).toMatch(/certificates .*Bellhop Test Root \(until 2120-01-01\)/);
  expect(shown.stderr).toContain('--yes');
  const json = await create('--json');
  expect(json.code).toBe(6);
  expect(JSON.parse(json.stdout)).toMatchObject({
    error: { code: 'consent-missing', names: ['--yes'] },
    after: { name: 'pbx.hotel.example' },
  });
  expect(changesOf(sandbox)).toBe(0);
});

test('a trunk is made, listed, waited for, changed and deleted', async () => {
  const made = await create('--yes', '--json');
  expect(made.code, made.stderr).toBe(0);
  const { outcome, trunk: live } = JSON.parse(made.stdout) as {
    outcome: string;
    trunk: { id: string };
  };
  expect(outcome).toBe('done');
  const { id } = live;
  expect(made.stderr).toContain(`bellhop trunk wait ${id}`);
  expect((await trunk('list')).stdout).toContain(id);

  const waited = await trunk('wait', id, '--json');
  expect(waited.code, waited.stderr).toBe(0);
  expect(JSON.parse(waited.stdout)).toMatchObject({ trunk: { id, status: 'ACTIVE' }, seconds: 0 });

  const change = ['update', id, '--peer', '52.1.2.3:5061', '--chain', chain];
  const shown = await trunk(...change);
  expect(shown.code).toBe(6);
  expect(shown.stderr).toContain('status ACTIVE');
  expect(shown.stderr).toContain('pbx.hotel.example:5061 → 52.1.2.3:5061');
  expect(sent('trunks.update')).toBe(0);
  const changed = await trunk(...change, '--yes');
  expect(changed.code, changed.stderr).toBe(0);
  expect((await trunk('list')).stdout).toContain('52.1.2.3:5061');

  const refused = await trunk('delete', id);
  expect(refused.code).toBe(6);
  expect(refused.stderr).toMatch(/with it go +0 extensions/);
  expect(sent('trunks.delete')).toBe(0);
  const deleted = await trunk('delete', id, '--yes-delete', id, '--json');
  expect(deleted.code, deleted.stderr).toBe(0);
  expect(JSON.parse(deleted.stdout)).toMatchObject({ outcome: 'done', trunk: null });
  expect((await trunk('delete', id, '--yes-delete', id)).code).toBe(0);
  expect((await trunk('wait', id)).code).toBe(1);
  expect((await trunk('update', id, '--chain', chain, '--yes')).code).toBe(1);
});

test('every problem is told at once, and nothing is asked of the service', async () => {
  const mess = await file('mess.pem', [EXPIRED, ISSUER, OWN, OWN].join('\n'));
  const peers = ['--peer', '10.0.0.1:5061', '--peer', 'pbx.hotel.example:70000', '--peer', 'x'];
  const args = ['create', ...peers, '--chain', mess, '--tls-name', 'other.example', '--yes'];
  const ended = await trunk(...args);
  expect(ended.code).toBe(1);
  expect(said(ended.stderr, 'error')).toHaveLength(6);
  expect(said(ended.stderr, 'warning')).toHaveLength(1);
  expect(ended.stderr).toContain('6 errors to correct first');
  expect(ended.stderr).not.toMatch(/BEGIN|\n\s+at /);
  const json = await trunk(...args, '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    error: { code: 'usage' },
    problems: Array.from({ length: 7 }, () => ({ message: expect.any(String) })),
  });
  expect(sandbox.requests().total).toBe(0);
});

test('wrong order is told with the right one', async () => {
  const wrong = await file('wrong.pem', [ROOT, LEAF, ISSUER].join('\n'));
  const ended = await trunk('create', '--peer', 'pbx.hotel.example:5061', '--chain', wrong);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/wrong order.*2 \(pbx\.hotel\.example\), 3 .*, 1 /);
});

test('a file with a private key is refused and never shown', async () => {
  const key = await file('key.pem', WITH_KEY);
  for (const command of [['create'], ['update', sandbox.trunk]]) {
    const args = [...command, '--peer', '52.1.2.3:5061', '--chain', key, '--yes', '--json'];
    const ended = await trunk(...args);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/PRIVATE KEY.*take the key out/);
    expect(ended.stdout + ended.stderr).not.toContain(KEY_TEXT);
  }
  expect(sandbox.requests().total).toBe(0);
});

test('a file that is missing, a folder or binary is told with a sentence', async () => {
  const binary = await file('leaf.der', Buffer.from([0x30, 0x82, 0x01, 0x00, 0xff, 0xfe, 0x00]));
  for (const [path, words] of [
    [join(folder, 'gone.pem'), /gone\.pem cannot be read: it does not exist/],
    [folder, /it is a folder/],
    [binary, /no PEM text/],
    [await file('large.pem', CHAIN.repeat(200)), /larger than any chain/],
  ] as const) {
    const ended = await trunk('create', '--peer', '52.1.2.3:5061', '--chain', path, '--yes');
    expect(ended.code, ended.stderr).toBe(1);
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr).not.toMatch(/ENOENT|EISDIR|\n\s+at /);
  }
});

test.each(['effect-then-reset', 'effect-then-500'] as const)(
  'a creation with %s is not doubled',
  async (kind) => {
    sandbox.setFaults([{ operation: 'trunks.create', at: 1, kind }]);
    const made = await create('--yes', '--json');
    expect(made.code, made.stderr).toBe(0);
    expect(JSON.parse(made.stdout)).toMatchObject({ outcome: 'done', foundByReading: true });
    expect(sent('trunks.create')).toBe(1);
    expect(sandbox.state.trunks).toHaveLength(2);
  },
);

test('a creation that somebody else may have made meanwhile ends with 5 and is not sent again', async () => {
  sandbox.setFaults([{ operation: 'trunks.create', at: 1, kind: 'reset-before' }]);
  const making = startBellhop(
    ['trunk', 'create', '--peer', 'pbx.hotel.example:5061', '--chain', chain, '--yes', '--json'],
    env,
  );
  await until(() => sent('trunks.create') === 1);
  // Of this one the service tells no peers, so it may be ours.
  sandbox.colleague({ create: 'trunk', name: 'pbx.hotel.example', status: 'PENDING' });
  const ended = await making.ended;
  expect(ended.code, ended.stderr).toBe(5);
  expect(JSON.parse(ended.stdout)).toMatchObject({ outcome: 'unknown', trunk: null });
  expect(ended.stderr).toContain(sandbox.state.trunks[1]?.id);
  expect(sent('trunks.create')).toBe(1);
});

test('a second trunk to the same peers is made only with --another', async () => {
  expect((await create('--yes')).code).toBe(0);
  const id = sandbox.state.trunks[1]?.id;
  const again = await create('--yes');
  expect(again.code).toBe(6);
  expect(again.stderr).toMatch(new RegExp(`${id}.*--another`));
  expect(sandbox.state.trunks).toHaveLength(2);
  expect((await create('--yes', '--another')).code).toBe(0);
  expect(sandbox.state.trunks).toHaveLength(3);
});

test('deleting names the extensions that go with the trunk', async () => {
  const unitId = sandbox.state.units.find(({ name }) => name === '101')?.id ?? '';
  const made = sandbox.colleague({ create: 'profile', unitId, name: 'Room 101' });
  const profileId = made.ok ? (made.id ?? '') : '';
  for (let at = 0; at < 12; at += 1) {
    const extension = String(7101 + at);
    sandbox.colleague({ create: 'extension', trunkId: sandbox.trunk, extension, profileId });
  }
  const wrong = await trunk('delete', sandbox.trunk, '--yes-delete', 'yes');
  expect(wrong.code).toBe(6);
  expect(wrong.stderr).toMatch(/12 extensions: 7101, 7102, .*7110 and 2 more/);
  expect(sandbox.state.extensions).toHaveLength(12);
  const gone = await trunk('delete', sandbox.trunk, '--yes-delete', 'pbx.hotel.example');
  expect(gone.code, gone.stderr).toBe(0);
  expect(gone.stderr).toContain('with it 12 extensions');
  expect(sandbox.state).toMatchObject({ trunks: [], extensions: [] });
});

test('Ctrl-C ends waiting with 130, and the end of its time with 2', async () => {
  await sandbox.close();
  await start({ switches: { trunkSeconds: 600 } });
  expect((await create('--yes')).code).toBe(0);
  const waiting = startBellhop(['trunk', 'wait'], env);
  await until(() => waiting.stderr().includes('about ten minutes are usual'));
  waiting.child.kill('SIGINT');
  const stopped = await waiting.ended;
  expect(stopped.code, stopped.stderr).toBe(130);
  expect(stopped.stderr).toContain('is PENDING');
  const late = await trunk('wait', '--timeout', '0.01', '--json');
  expect(late.code, late.stderr).toBe(2);
  expect(JSON.parse(late.stdout)).toMatchObject({ error: { code: 'service' } });
  expect((await trunk('wait', '--timeout', '0')).code).toBe(1);
});

test('outside the US every command ends with 1 before any request', async () => {
  const id = sandbox.trunk;
  for (const args of [
    ['list'],
    ['create', '--peer', '52.1.2.3:5061', '--chain', chain, '--yes'],
    ['update', id, '--chain', chain, '--yes'],
    ['delete', id, '--yes-delete', id],
    ['wait', id],
  ]) {
    const ended = await bellhop(['trunk', ...args], { ...env, BELLHOP_COUNTRY: 'DE' });
    expect(ended.code, ended.stderr).toBe(1);
    expect(ended.stderr).toMatch(/DE.*US alone/);
  }
  expect(sandbox.requests().total).toBe(0);
});

test('contradicting options and missing words are wrong use', async () => {
  for (const args of [
    [],
    ['update'],
    ['delete'],
    ['create', '--peer', '52.1.2.3:5061', '--chain', chain, '--unencrypted'],
    ['create', '--yes'],
  ]) {
    const ended = await trunk(...args);
    expect(ended.code, ended.stderr).toBe(1);
  }
  expect(changesOf(sandbox)).toBe(0);
});

test('the log tells the requests and no certificate', async () => {
  expect((await create('--yes')).code).toBe(0);
  const log = await readFile(join(folder, 'home', 'logs', 'bellhop.log'), 'utf8');
  expect(log).toContain('trunks.create');
  expect(log).not.toContain('BEGIN');
  expect(log).not.toContain(LEAF.split('\n')[2]);
});

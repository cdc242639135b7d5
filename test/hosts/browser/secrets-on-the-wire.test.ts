import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import type { CallInput, CallOutput, Reply } from '../../../shared/contract/contract.ts';
import { CALLS } from '../../../shared/contract/names.ts';
import type { CallName } from '../../../shared/contract/names.ts';
import { runBrowserHost } from '../../../main/hosts/browser/run-browser-host.ts';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import { CHAIN, KEY_TEXT, WITH_KEY } from '../../support/certificates.ts';

const ROOMS = 'Room,Display name,Address books\n101,Room 101,Front desk\n102,Room 102,Front desk\n';
/** Of an account whose service takes none of it, for what goes wrong. */
const MARKED = {
  clientId: 'amzn1.application-oa2-client.marked000000000000000000000001',
  clientSecret: 'amzn1.oa2-cs.v1.marked0000000000000000000000000000000002',
  refreshToken: 'Atzr|marked000000000000000000000000000000000000000000003',
};

/** A window on the loopback wire that keeps every byte it was ever sent. */
async function openWindow() {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-secrets-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  await mkdir(join(home, 'renderer'));
  await writeFile(join(home, 'renderer', 'index.html'), 'page');
  const host = await runBrowserHost({
    env: { BELLHOP_HOME: join(home, 'data') },
    allowHosts: [],
    port: 0,
    renderer: join(home, 'renderer'),
  });
  if (typeof host === 'string') throw new Error(host);
  const { origin, hash } = new URL(host.newAddress());
  let received = '';
  let asked = new Set<CallName>();
  let authorization = '';

  const send = async (path: string, body: string | null, headers: Record<string, string> = {}) => {
    const reply = await request(origin + path, {
      method: body === null ? 'GET' : 'POST',
      headers: { origin, authorization, 'content-type': 'application/json', ...headers },
      body,
    });
    const bytes = Buffer.from(await reply.body.arrayBuffer());
    received += `${JSON.stringify(reply.headers)}${bytes.toString('latin1')}\n`;
    return bytes;
  };
  const session = await send('/api/session', JSON.stringify({ code: hash.slice(6) }));
  const { token } = JSON.parse(session.toString()) as { token: string };
  authorization = `Bearer ${token}`;

  const events = await request(`${origin}/api/events`, { headers: { authorization } });
  let streamed = '';
  events.body.on('data', (chunk) => (streamed += String(chunk)));
  const streamEnded = once(events.body, 'end');

  return {
    call: async <K extends CallName>(name: K, input: CallInput<K>) => {
      asked = asked.add(name);
      const bytes = await send(`/api/call/${name}`, JSON.stringify(input));
      return JSON.parse(bytes.toString()) as Reply<CallOutput<K>>;
    },
    upload: async (name: string, text: string) => {
      const bytes = await send('/api/files', text, { 'x-file-name': name });
      return (JSON.parse(bytes.toString()) as { id: string }).id;
    },
    download: (id: string) => send(`/api/files/${id}`, null),
    asked: () => asked,
    /** Everything received, once nothing more can come. */
    close: async () => {
      await host.close();
      await streamEnded;
      return received + streamed;
    },
    data: join(home, 'data'),
  };
}

async function allFiles(folder: string): Promise<{ path: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path, text: await readFile(path, 'latin1') };
      }),
  );
}

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

/** The end of a secret, which no quoting and no cut-off beginning changes. */
const tail = (secret: string) => secret.slice(-24);

test('no answer to any call, no event and no file for the window holds a secret', async () => {
  const sandbox = await startSandbox({ seed: 77, rooms: 24 });
  onTestFinished(() => sandbox.close());
  const { apiUrl, tokenUrl, organization, property, credentials } = sandbox;
  const window = await openWindow();
  const { call, upload, download } = window;
  const place = { region: 'NA' as const, country: 'US', apiUrl, tokenUrl, organization };

  await call('app.info', {});
  value(await call('accounts.add', { name: 'Marked', ...place, ...MARKED }));
  await call('accounts.add', {
    name: 'Refused',
    ...place,
    ...MARKED,
    apiUrl: 'https://evil.example',
  });
  value(
    await call('accounts.add', { name: 'Hotel', ...place, ...credentials, property: property.id }),
  );
  value(await call('accounts.choose', { name: 'Hotel' }));
  value(await call('accounts.chooseProperty', { name: 'Hotel', property }));
  value(await call('accounts.list', {}));
  value(await call('accounts.test', { name: 'Hotel' }));
  await call('accounts.test', { name: 'Marked' });
  // The address to sign in at must hold the client id, and nothing else: see test/app/sign-ins.test.ts.
  await call('accounts.beginSignIn', { name: 'Nobody' });
  await call('accounts.endSignIn', { signIn: 'none' });
  await call('accounts.cancelSignIn', { signIn: 'none' });
  value(await call('properties.list', { account: 'Hotel' }));
  await call('properties.list', { account: 'Marked' });

  const trunk = { peers: ['pbx.hotel.example:5061'], chain: CHAIN };
  const { outcome, trunk: line } = value(await call('trunks.create', { trunk, yes: true }));
  expect(outcome).toBe('done');
  const id = line?.id ?? '';
  value(await call('trunks.update', { id, trunk, yes: true }));
  value(await call('trunks.wait', { id, minutes: 1 }));
  value(await call('trunks.list', {}));
  // A private key that was given by mistake is a secret too.
  const withKey = { peers: trunk.peers, chain: WITH_KEY };
  value(await call('trunks.preview', { change: { kind: 'create', trunk: withKey } }));
  expect((await call('trunks.create', { trunk: withKey, yes: true })).ok).toBe(false);
  value(await call('trunks.delete', { id, yesDelete: id, extensions: 0 }));

  const rooms = await upload('rooms.csv', ROOMS);
  value(await call('sources.check', { files: [rooms] }));
  const drafted = value(await call('drafts.create', { files: [rooms], account: 'Hotel' }));
  const { job } = drafted;
  const sheet = drafted.sheets[0]?.sheet ?? '';
  value(await call('drafts.open', { job }));
  await call('drafts.choose', { job, choices: {} });
  await call('drafts.map', { job, columns: [{ sheet, index: 1, field: 'displayName' }] });
  value(await call('drafts.read', { job, reading: { 'rooms.csv': { delimiter: ',' } } }));
  value(await call('drafts.preview', { job, file: 'rooms.csv', sheet: 'rooms.csv' }));
  value(
    await call('drafts.tryShape', {
      job,
      shaping: { do: 'constant', sheet, field: 'floor', value: '1' },
    }),
  );
  value(
    await call('drafts.shape', {
      job,
      shapings: [{ do: 'affix', sheet, field: 'displayName', strip: 'Room', prefix: 'Suite' }],
    }),
  );
  value(await call('recipes.save', { job, name: 'Hotel' }));
  value(await call('recipes.apply', { job, name: 'Hotel' }));
  value(await call('recipes.show', { name: 'Hotel' }));
  value(await call('aliases.add', { name: 'Skybar', room: '101' }));
  value(await call('aliases.list', {}));
  value(await call('aliases.remove', { name: 'Skybar' }));
  value(await call('drafts.shape', { job, shapings: [] }));
  const page = value(await call('rows.page', { job, offset: 0, limit: 10 }));
  const key = page.items[0]?.key ?? '';
  value(await call('rows.edit', { job, cells: [{ key, column: 1, text: 'Suite 101' }] }));
  value(await call('rows.resolve', { job, name: 'Nowhere', room: '101' }));
  value(await call('rows.repair', { job, code: 'cell.zero-lost' }));
  value(await call('rows.undo', { job }));
  value(await call('rows.redo', { job }));

  const { planHash } = value(await call('jobs.plan', { job }));
  value(await call('plan.view', { job }));
  value(await call('plan.steps', { job, offset: 0, limit: 100 }));
  value(await call('jobs.run', { job, planHash, yes: true }));
  const status = async () => value(await call('jobs.status', { job }));
  await expect.poll(async () => (await status()).busy, { timeout: 30_000 }).toBeNull();
  expect((await status()).summary?.counts.done).toBeGreaterThan(0);
  value(await call('jobs.report', { job, offset: 0, limit: 100 }));
  await call('run.pause', {});
  await call('files.stop', {});
  await call('run.abort', {});

  const target = async (suggestedName: string) =>
    value(await call('files.target', { suggestedName })) ?? '';
  const results = await target('results.xlsx');
  value(await call('jobs.writeResults', { job, to: results }));
  const exported = await target('export.csv');
  value(await call('exports.write', { to: exported, format: 'xlsx' }));
  const template = await target('template.xlsx');
  value(await call('templates.write', { to: template, kind: null }));
  const kept = await target('recipe.json');
  value(await call('recipes.export', { name: 'Hotel', to: kept }));
  const recipe = await upload('recipe.json', (await download(kept)).toString());
  value(await call('recipes.import', { file: recipe, name: 'Other' }));
  value(await call('recipes.list', {}));
  value(await call('recipes.remove', { name: 'Other' }));
  for (const id of [results, exported, template]) await download(id);

  const made = value(await call('plans.make', { files: [rooms] }));
  const saved = await target('plan.json');
  value(await call('plans.save', { planHash: made.plan.planHash, to: saved }));
  const planText = (await download(saved)).toString();
  await call('jobs.applyPlan', {
    plan: await upload('plan.json', planText),
    consents: { yes: true },
  });
  await call('jobs.apply', { files: [rooms], consents: { yes: true } });
  await call('jobs.resume', { job: null });
  await call('plans.undo', { job, options: {} });
  await call('jobs.undo', { job, options: {} });
  value(await call('jobs.list', {}));
  value(await call('jobs.get', { job }));

  // What goes wrong is told too, and must tell as little.
  await call('accounts.choose', { name: 'Marked' });
  await call('plans.make', { files: [rooms] });
  await call('exports.write', { to: exported, format: 'xlsx' });
  const poor = value(await call('drafts.create', { files: [rooms], account: 'Marked' }));
  await call('jobs.plan', { job: poor.job });
  await call('jobs.status', { job: poor.job });
  await call('jobs.remove', { job: poor.job, olderThanDays: null });
  await call('accounts.remove', { name: 'Marked' });
  value(await call('sandbox.start', {}));

  expect([...window.asked()].sort()).toEqual([...CALLS].sort());
  const { tokens } = sandbox.saveState();
  const received = await window.close();
  expect(received).toContain('"event":"run.progress"');
  expect(received).toContain('"name":"Hotel"');

  const own = JSON.parse(await readFile(join(window.data, 'sandbox.json'), 'utf8')) as {
    tokens: { credentials: typeof credentials; access: [string, unknown][] };
  };
  const secrets = [
    ...Object.values(MARKED),
    KEY_TEXT,
    ...Object.values(credentials),
    ...Object.values(own.tokens.credentials),
    ...tokens.access.map(([token]) => token),
    ...own.tokens.access.map(([token]) => token),
  ];
  expect(tokens.access.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(received.includes(tail(secret)), secret).toBe(false);

  // Nor does any file but the two that are there for it: the accounts' secrets, the sandbox's state.
  const files = await allFiles(window.data);
  const holding = files.filter(({ text }) => secrets.some((secret) => text.includes(tail(secret))));
  const names = holding.map(({ path }) => path.slice(window.data.length + 1)).sort();
  expect(names).toEqual(['sandbox.json', 'secrets.json']);
  expect(files.some(({ path }) => path.endsWith('bellhop.log'))).toBe(true);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../../main/sandbox/sandbox.ts';
import { accountOf, windowApp } from '../../support/window-app.ts';

/** Tests an account that leads to a sandbox of its own. */
async function tested(
  options: SandboxOptions,
  more: (sandbox: Sandbox) => Partial<CallInput<'accounts.add'>> = () => ({}),
) {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-tested-'));
  const sandbox = await startSandbox({ rooms: 4, floors: 1, ...options });
  const window = await windowApp(home);
  onTestFinished(async () => {
    await window.close();
    await sandbox.close();
    await rm(home, { recursive: true, force: true });
  });
  await window.get('accounts.add', { ...accountOf(sandbox), ...more(sandbox) });
  const lines = await window.get('accounts.test', { name: null });
  expect(window.bugs).toEqual([]);
  expect(sandbox.requests().effects).toEqual({});
  for (const { ok, state, message } of lines) {
    expect(ok).toBe(state === 'answers');
    expect(message).toMatch(/\.$/);
  }
  return { sandbox, lines };
}

const brief = (lines: Awaited<ReturnType<typeof tested>>['lines']) =>
  lines.map(({ family, state, scope, token }) => `${family}: ${state}, ${scope}, ${token}`);

test('every family is named with the set of rights that it wants and the way its token came', async () => {
  const { lines } = await tested({}, ({ serviceProvider }) => ({ serviceProvider }));
  expect(brief(lines)).toEqual([
    'units: answers, management, refresh-token',
    'profiles: answers, management, refresh-token',
    'addressBooks: answers, management, refresh-token',
    'contacts: answers, management, refresh-token',
    'associations: answers, management, refresh-token',
    'pbx: answers, trunk, client-credentials',
    'serviceProviders: answers, provider, client-credentials',
    'externalUsers: answers, provider, client-credentials',
  ]);
});

test('without a sign-in the client alone opens what it may', async () => {
  const { lines } = await tested({}, () => ({ refreshToken: null }));
  expect(lines.find(({ family }) => family === 'units')?.token).toBe('client-credentials');
});

test.each(['documented', '2025'] as const)(
  'a family that was not granted is told from one that fails, as %s refuses it',
  async (mode) => {
    const { lines } = await tested({ mode, switches: { clientCredentials: false } });
    expect(brief(lines).at(-3)).toBe('pbx: not-granted, trunk, management-token');
    expect(lines.at(-3)?.message).toMatch(/no access/);
    expect(lines.some(({ state }) => state === 'failed')).toBe(false);
  },
);

test('where the management token opens everything, it is said to be what opened the trunks', async () => {
  const switches = { clientCredentials: false, managementOpensAll: true };
  const { lines } = await tested({ switches });
  expect(brief(lines).at(-3)).toBe('pbx: answers, trunk, management-token');
});

test('with wrong credentials each set of rights is asked for once, and every family says why', async () => {
  const { sandbox, lines } = await tested({}, () => ({
    clientSecret: 'wrong',
    refreshToken: null,
  }));
  const asked = lines.filter(({ state }) => state !== 'not-asked');
  expect(asked.map(({ family, state, token }) => [family, state, token])).toEqual([
    ['units', 'failed', null],
    ['profiles', 'failed', null],
    ['addressBooks', 'failed', null],
    ['associations', 'failed', null],
    ['pbx', 'failed', null],
  ]);
  expect(asked.every(({ message }) => message.includes('client secret'))).toBe(true);
  // Management once; the trunk by the client, then by management.
  expect(sandbox.requests().byOperation['token']).toBe(3);
});

test('what cannot be asked says what is missing', async () => {
  const { lines } = await tested({}, () => ({ organization: null, property: null }));
  const skipped = lines.filter(({ state }) => state === 'not-asked');
  expect(skipped.map(({ family, message }) => `${family}: ${message}`)).toEqual([
    'units: Was not asked, since no organisation or property is chosen yet.',
    'profiles: Was not asked, since no property is known.',
    'associations: Was not asked, since no property is known.',
    'serviceProviders: Was not asked, since the account names no service provider.',
    'externalUsers: Was not asked, since the account names no service provider.',
  ]);
});

test('a property that is given by name is found in its organisation', async () => {
  const { lines } = await tested({}, ({ property }) => ({ property: property.name }));
  expect(lines.find(({ family }) => family === 'associations')?.state).toBe('answers');
});

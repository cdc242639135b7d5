import { expect, onTestFinished } from 'vitest';
import type { Clock } from '../../main/sandbox/clock.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../main/sandbox/sandbox.ts';

export const MANAGEMENT = 'alexa::enterprise:management';
export const SIPTRUNK = 'amazon_communication::network:siptrunk';
export const SERVICE_PROVIDER = 'amazon_communication::service_provider';

/** What came over the wire; `body` is the parsed JSON, the text where it is none, null where it is empty. */
export type Received = { status: number; body: unknown; headers: Headers };

/** A sandbox that ends with its test. */
export async function open(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ rooms: 12, floors: 3, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A clock that stands still unless told; sleepers wake at once and are noted. */
export function stillClock(): Clock & { time: number; slept: number[] } {
  const clock = {
    time: 1_000_000,
    slept: [] as number[],
    now: () => clock.time,
    sleep: async (ms: number) => {
      clock.slept.push(ms);
      await Promise.resolve();
    },
  };
  return clock;
}

async function receive(response: Response): Promise<Received> {
  const text = await response.text();
  const { status, headers } = response;
  if (text === '') return { status, headers, body: null };
  try {
    const body: unknown = JSON.parse(text);
    return { status, headers, body };
  } catch {
    return { status, headers, body: text };
  }
}

/** Sends anything as it stands. */
export async function raw(sandbox: Sandbox, path: string, init: RequestInit): Promise<Received> {
  return receive(await fetch(sandbox.apiUrl + path, init));
}

/** Asks the token endpoint with a form. */
export async function askToken(sandbox: Sandbox, form: Record<string, string>): Promise<Received> {
  const response = await fetch(sandbox.tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  return receive(response);
}

/** The client's id and secret as form fields. */
export function clientFields(sandbox: Sandbox): { client_id: string; client_secret: string } {
  const { clientId, clientSecret } = sandbox.credentials;
  return { client_id: clientId, client_secret: clientSecret };
}

export async function tokenFor(sandbox: Sandbox, scope: string): Promise<string> {
  const form = { grant_type: 'client_credentials', scope, ...clientFields(sandbox) };
  return textAt((await askToken(sandbox, form)).body, 'access_token');
}

export type Api = {
  get(path: string): Promise<Received>;
  post(path: string, body: unknown): Promise<Received>;
  put(path: string, body: unknown): Promise<Received>;
  delete(path: string, body?: unknown): Promise<Received>;
};

/** Signed-in calls; the token opens every scope unless one is named. */
export async function signIn(
  sandbox: Sandbox,
  scope = `${MANAGEMENT} ${SIPTRUNK} ${SERVICE_PROVIDER}`,
): Promise<Api> {
  const authorization = `Bearer ${await tokenFor(sandbox, scope)}`;
  const send = (method: string, path: string, body?: unknown): Promise<Received> =>
    raw(sandbox, path, {
      method,
      headers:
        body === undefined
          ? { authorization }
          : { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path, body) => send('DELETE', path, body),
  };
}

/** What lies at a path within an answer. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let found = value;
  for (const part of path) {
    found = typeof found === 'object' && found ? Reflect.get(found, part) : undefined;
  }
  return found;
}

export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = at(value, ...path);
  expect(found, `text at ${path.join('.')}`).toBeTypeOf('string');
  return String(found);
}

export function listAt(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = at(value, ...path);
  expect(Array.isArray(found), `list at ${path.join('.')}`).toBe(true);
  return Array.isArray(found) ? found : [];
}

/** Id of the room of that name in the first property. */
export function room(sandbox: Sandbox, name: string): string {
  const { units, property } = sandbox.state;
  const floors = new Set(
    units.filter(({ parentId }) => parentId === property.id).map(({ id }) => id),
  );
  const found = units.find((unit) => unit.name === name && floors.has(unit.parentId ?? ''));
  if (!found) throw new Error(`No room ${name}.`);
  return found.id;
}

/** Makes a thing as a colleague would and gives its id. */
export function made(sandbox: Sandbox, change: Parameters<Sandbox['colleague']>[0]): string {
  const result = sandbox.colleague(change);
  if (!result.ok) throw new Error(result.message);
  return result.id;
}

/** An id of the right form that nothing has. */
export const STRANGER = {
  unit: `amzn1.alexa.unit.did.${'A'.repeat(104)}`,
  profile: `amzn1.alexa.communications.profile.did.${'A'.repeat(103)}`,
  addressBook: `amzn1.alexa.addressbook.did.${'A'.repeat(130)}`,
  contact: `amzn1.alexa.contact.did.${'A'.repeat(104)}`,
};

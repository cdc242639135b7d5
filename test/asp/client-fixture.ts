import { createAspClient } from '../../main/asp/client.ts';
import type { AspClientOptions, Credentials, RequestLine } from '../../main/asp/client.ts';
import type { Send } from '../../main/engine/ports.ts';
import type { InputOf } from '../../shared/domain/operations.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import type { ScriptedReply, ScriptedServer } from '../support/scripted-server.ts';

/** A client over real HTTP, with a token host and an API of its own on loopback. */
export type ClientFixture = {
  api: ScriptedServer;
  tokenHost: ScriptedServer;
  send: Send;
  lines: RequestLine[];
  /** What the account holds; may be changed in between. */
  credentials: Credentials;
  /** Moves the wall clock. */
  wait(ms: number): void;
  close(): Promise<void>;
};

export const NEVER = new AbortController().signal;

/** Token hosts answer `token-1`, `token-2` … unless scripted; credentials have a sign-in. */
export async function startClient(options: Partial<AspClientOptions> = {}): Promise<ClientFixture> {
  const api = await startScriptedServer();
  const tokenHost = await startScriptedServer();
  let given = 0;
  tokenHost.otherwise(() => tokenReply(`token-${++given}`));
  const lines: RequestLine[] = [];
  let now = Date.UTC(2025, 0, 1);
  const fixture = {
    credentials: {
      clientId: 'client-id-of-test',
      clientSecret: 'client-secret-of-test',
      refreshToken: 'refresh-token-of-test',
    } as Credentials,
  };
  const client = createAspClient({
    apiUrl: api.url,
    tokenUrl: `${tokenHost.url}/auth/o2/token`,
    credentials: () => Promise.resolve({ ...fixture.credentials }),
    now: () => now,
    timeoutMs: 20_000,
    onRequest: (line) => lines.push(line),
    ...options,
  });
  return Object.assign(fixture, {
    api,
    tokenHost,
    send: client.send,
    lines,
    wait: (ms: number) => void (now += ms),
    async close() {
      await client.close();
      await Promise.all([api.close(), tokenHost.close()]);
    },
  });
}

export function tokenReply(accessToken: string, more: Record<string, unknown> = {}): ScriptedReply {
  return {
    status: 200,
    json: { access_token: accessToken, token_type: 'bearer', expires_in: 3600, ...more },
  };
}

/** The form fields of a token request, in the order sent. */
export function formOf(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Items 1 to `count` of a contact batch, named C1, C2 … */
export function contactItems(count: number): InputOf<'contacts.createBatch'>['items'] {
  return Array.from({ length: count }, (_, index) => ({
    itemId: index + 1,
    contact: { name: `C${index + 1}`, address: { kind: 'provider', providerId: '7' } },
  }));
}

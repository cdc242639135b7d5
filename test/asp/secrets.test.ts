import { expect, test } from 'vitest';
import { redact } from '../../main/asp/redact.ts';
import type { ScriptedReply } from '../support/scripted-server.ts';
import { formOf, NEVER, startClient, tokenReply } from './client-fixture.ts';

const SECRETS = {
  clientId: 'id',
  clientSecret: 'sEcReT/with+odd"signs&=',
  refreshToken: 'Atzr|refresh/with+odd"signs&=',
};
const TOKEN = 'Atza|access/with+odd&=signs';

/** Every way in which a secret could be spelled in what the client gives out. */
const forms = [SECRETS.clientSecret, SECRETS.refreshToken, TOKEN].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  secret.slice(5),
]);

const repeated = (text: string, status: number): ScriptedReply[] => [
  { status, text },
  { status, json: { message: text } },
  { status, json: { error: 'invalid_grant', error_description: text } },
  { status, json: { errors: [{ itemId: 1, status, errorDescription: text }] } },
];

test('nothing that the client gives out holds a secret, even where the other side repeats it', async () => {
  const given: unknown[] = [];
  const client = await startClient({ timeoutMs: 2_000 });
  Object.assign(client.credentials, SECRETS);
  const contacts = () =>
    client.send(
      'contacts.createBatch',
      {
        addressBookId: 'b',
        items: [{ itemId: 1, contact: { name: 'n', address: { kind: 'phones', numbers: [] } } }],
      },
      NEVER,
    );
  const keep = async (answer: ReturnType<typeof contacts>): Promise<void> => {
    const got = await answer;
    given.push(got, got.kind === 'ok' ? [...got.value] : null);
  };

  // The token host repeats what it was sent.
  for (const status of [200, 400, 401, 429, 500]) {
    for (let shape = 0; shape < 4; shape += 1) {
      client.tokenHost.script((request, response) => {
        const form = Object.values(formOf(request.text)).join(' ');
        const reply = repeated(`${request.text} ${form}`, status)[shape];
        if (!reply || typeof reply === 'function') return;
        response.writeHead(status).end(reply.text ?? JSON.stringify(reply.json));
      });
      await keep(contacts());
    }
  }
  // The service repeats the token.
  client.tokenHost.otherwise(() => tokenReply(TOKEN));
  for (const status of [200, 400, 401, 403, 429, 500, 302]) {
    for (const reply of repeated(`Bearer ${TOKEN} ${encodeURIComponent(TOKEN)}`, status)) {
      client.api.script(reply, ...(status === 401 ? [reply] : []));
      await keep(contacts());
    }
  }
  client.api.script((_request, _response, socket) => void socket.resetAndDestroy());
  await keep(contacts());
  await client.api.close();
  await keep(contacts());
  given.push(client.lines);
  await client.close();

  const text = JSON.stringify(given);
  expect(given.length).toBeGreaterThan(80);
  expect(text).toContain('***');
  for (const form of forms) {
    expect(text.includes(form), form).toBe(false);
    expect(text.includes(JSON.stringify(form).slice(1, -1)), form).toBe(false);
  }
});

test('what is shaped like a token is hidden, known or not', () => {
  expect(redact('got Atc|AbC-1_2== and Atzr%7Cxyz, "Atza|q"', [])).toBe(
    'got Atc|*** and Atzr%7C***, "Atza|***"',
  );
});

test('a text for the log has an end', () => {
  expect(redact('x'.repeat(10_000), [])).toHaveLength(500);
});

test('a number that the service quotes does not reach the log whole', () => {
  expect(redact('Given phone number +12065550142 is not per E.164 format', [])).toBe(
    'Given phone number +***42 is not per E.164 format',
  );
});

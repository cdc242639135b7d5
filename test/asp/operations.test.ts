import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entries } from '../../main/asp/operations.ts';
import type { Send } from '../../main/engine/ports.ts';
import { NEVER, startClient } from './client-fixture.ts';
import type { ClientFixture } from './client-fixture.ts';

/** One request and reply as documented, with what Bellhop makes of it. */
type Example = {
  source: string;
  input: object;
  request: {
    method: string;
    path: string;
    query: [string, string][];
    headers: Record<string, string>;
    body: unknown;
  };
  reply: { status: number; body: unknown };
  output?: unknown;
  batch?: [number, unknown][];
};

const folder = new URL('./examples/', import.meta.url);
const examples = new Map(
  readdirSync(folder).map((file): [string, Example] => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  ]),
);

let client: ClientFixture;
let send: (name: string, input: object) => ReturnType<Send>;
beforeAll(async () => {
  client = await startClient();
  send = (name, input) => Reflect.apply(client.send, null, [name, input, NEVER]);
});
afterAll(() => client.close());

test('every operation has its documented example', () => {
  expect([...examples.keys()].sort()).toEqual(Object.keys(entries).sort());
});

for (const [name, example] of examples) {
  test(`${name} sends just what the documents show, and reads their reply`, async () => {
    const { request, reply } = example;
    client.api.script({
      status: reply.status,
      ...(reply.body !== null && { json: reply.body }),
    });
    const answer = await send(name, example.input);

    const sent = client.api.requests.at(-1);
    expect(sent?.method).toBe(request.method);
    expect(decodeURIComponent(sent?.path ?? '')).toBe(request.path);
    expect(sent?.query).toEqual(request.query);
    expect(sent?.json ?? null).toEqual(request.body);
    const { accept, 'content-type': type } = sent?.headers ?? {};
    expect({ accept, ...(type !== undefined && { 'content-type': type }) }).toEqual(
      request.headers,
    );
    if (request.body === null) expect(sent?.text).toBe('');
    expect(answer).toEqual({
      kind: 'ok',
      value: example.batch ? new Map(example.batch) : example.output,
    });
  });
}

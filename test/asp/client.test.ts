import { afterEach, beforeEach, expect, test } from 'vitest';
import { NEVER, startClient } from './client-fixture.ts';
import type { ClientFixture } from './client-fixture.ts';

let client: ClientFixture;
beforeEach(async () => {
  client = await startClient();
});
afterEach(async () => {
  await client.close();
});

test('a request carries the token, and a reply comes back as the output with its request id', async () => {
  client.api.script({
    status: 201,
    json: { addressBookId: 'book-1' },
    headers: { 'X-Amzn-RequestId': 'abc-123' },
  });
  const answer = await client.send('addressBooks.create', { name: 'Front desk' }, NEVER);
  expect(answer).toEqual({
    kind: 'ok',
    value: { addressBookId: 'book-1' },
    requestId: 'abc-123',
  });
  expect(client.api.requests[0]?.headers.authorization).toBe('Bearer token-1');
});

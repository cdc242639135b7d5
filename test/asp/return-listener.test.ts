import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { listenForReturn } from '../../main/asp/return-listener.ts';
import type { ReturnListener, ReturnPage } from '../../main/asp/return-listener.ts';

async function listen(visited: (address: string) => Promise<ReturnPage>): Promise<ReturnListener> {
  const listener = await listenForReturn(0, visited);
  if ('cannotListen' in listener) throw new Error(listener.cannotListen);
  onTestFinished(() => listener.close());
  return listener;
}

const seen = () => {
  const addresses: string[] = [];
  const visited = async (address: string): Promise<ReturnPage> => {
    addresses.push(address);
    return { ok: true, sentence: 'Done.' };
  };
  return { addresses, visited };
};

async function ask(url: string, options: { method?: 'GET' | 'POST'; host?: string } = {}) {
  const { statusCode, headers, body } = await request(url, {
    method: options.method ?? 'GET',
    ...(options.host !== undefined && { headers: { host: options.host } }),
  });
  return { status: statusCode, headers, text: await body.text() };
}

test('the first visit counts, with its query, and every later one is told so', async () => {
  const { addresses, visited } = seen();
  const { address } = await listen(visited);
  expect(await ask(`${address}?code=1&state=2`)).toMatchObject({ status: 200 });
  const second = await ask(`${address}?code=3&state=4`);
  expect(second).toMatchObject({
    status: 410,
    text: expect.stringContaining('This sign-in was used already; go back to Bellhop.'),
  });
  expect(addresses).toEqual(['/cb?code=1&state=2']);
});

test('a second visit is turned away while the first still waits for its page', async () => {
  let finish: (page: ReturnPage) => void = () => {};
  const page = new Promise<ReturnPage>((resolve) => (finish = resolve));
  const { address } = await listen(() => page);
  const first = ask(address);
  expect((await ask(address)).status).toBe(410);
  finish({ ok: false, sentence: 'No.' });
  expect(await first).toMatchObject({ status: 400 });
});

test('other names, paths and methods are turned away and do not use the visit up', async () => {
  const { addresses, visited } = seen();
  const { address } = await listen(visited);
  const { port, origin } = new URL(address);
  expect((await ask(address, { host: `evil.example:${port}` })).status).toBe(403);
  expect((await ask(address, { host: `localhost:${port}` })).status).toBe(403);
  expect((await ask(`${origin}/favicon.ico`)).status).toBe(404);
  expect((await ask(`${origin}/cb/more`)).status).toBe(404);
  expect((await ask(address, { method: 'POST' })).status).toBe(405);
  expect(addresses).toEqual([]);
  expect((await ask(address)).status).toBe(200);
});

test('the page runs nothing, is kept nowhere and does not pass its address on', async () => {
  const hostile = '<script>alert("1")</script> & \'x\'';
  const { address } = await listen(async () => ({ ok: true, sentence: hostile }));
  const { headers, text } = await ask(address);
  expect(text).not.toContain('<script>');
  expect(text).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; &#39;x&#39;');
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
});

test('closing lets a promised page leave first, and frees the port', async () => {
  const { visited } = seen();
  const listener = await listen(visited);
  const page = ask(listener.address);
  await page;
  await listener.close();
  await expect(ask(listener.address)).rejects.toThrow();
  const port = Number(new URL(listener.address).port);
  const again = await listenForReturn(port, visited);
  if ('cannotListen' in again) throw new Error(again.cannotListen);
  expect(await listenForReturn(port, visited)).toEqual({ cannotListen: 'EADDRINUSE' });
  await again.close();
});

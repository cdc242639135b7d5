import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { compiledFile } from '../../main/support/compiled-file.ts';
import type { Answer } from '../../shared/domain/failure.ts';
import { makeCertificate } from '../support/make-certificate.ts';
import type { Certificate } from '../support/make-certificate.ts';

const client = compiledFile('main/asp/client.js');

/** One request by the client as it is built; certificates are trusted from the start of a process. */
const PROBE = `
const { createAspClient } = await import(process.argv[2]);
const client = createAspClient({
  apiUrl: process.argv[3],
  tokenUrl: process.argv[4] + '/auth/o2/token',
  credentials: async () => ({ clientId: 'c', clientSecret: 's', refreshToken: null }),
  now: () => Date.now(),
});
const answer = await client.send('addressBooks.list', {}, new AbortController().signal);
await client.close();
process.stdout.write(JSON.stringify(answer));
`;

const day = (year: number) => new Date(Date.UTC(year, 0, 1));
const good = makeCertificate({ commonName: 'Good', names: ['localhost'] });
const stranger = makeCertificate({ commonName: 'Stranger', names: ['localhost'] });
const expired = makeCertificate({
  commonName: 'Expired',
  names: ['localhost'],
  from: day(2019),
  until: day(2020),
});
const future = makeCertificate({
  commonName: 'Future',
  names: ['localhost'],
  from: day(2110),
  until: day(2120),
});
const misnamed = makeCertificate({ commonName: 'Elsewhere', names: ['elsewhere.example'] });

let folder = '';
const servers: Server[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-tls-'));
  await writeFile(join(folder, 'probe.mjs'), PROBE);
  const trusted = [good, expired, future, misnamed].map(({ cert }) => cert);
  await writeFile(join(folder, 'trusted.pem'), trusted.join(''));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
afterAll(() => rm(folder, { recursive: true }));

/** An API and a token host in one, under that certificate. @returns host and port */
async function serve(certificate: Certificate): Promise<string> {
  const server = createServer(certificate, (request, response) => {
    const isToken = request.url?.startsWith('/auth') ?? false;
    const body = isToken ? { access_token: 't', expires_in: 60 } : { results: [] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `localhost:${address.port}`;
}

async function ask(api: string, tokens: string, env: Record<string, string> = {}) {
  const args = [join(folder, 'probe.mjs'), client.href, `https://${api}`, `https://${tokens}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { NODE_EXTRA_CA_CERTS: join(folder, 'trusted.pem'), ...env },
  });
  return JSON.parse(stdout) as Answer<unknown>;
}

test('a certificate that NODE_EXTRA_CA_CERTS names is trusted', async () => {
  const host = await serve(good);
  expect(await ask(host, host)).toMatchObject({ kind: 'ok' });
});

const CASES: [string, Certificate, RegExp][] = [
  [
    'of an unknown issuer',
    stranger,
    /issuer that this computer does not trust.*NODE_EXTRA_CA_CERTS/,
  ],
  ['that has expired', expired, /has expired.*clock/],
  ['of the future', future, /not valid yet.*clock/],
  ['for another name', misnamed, /made out to another name.*check the address/],
];

test.each(CASES)(
  'a certificate %s is told apart, of the API',
  async (_what, certificate, words) => {
    const [api, tokens] = [await serve(certificate), await serve(good)];
    const answer = await ask(api, tokens);
    expect(answer).toMatchObject({ kind: 'unreachable', failure: { code: 'unreachable' } });
    const { message } = 'failure' in answer ? answer.failure : { message: '' };
    expect(message).toMatch(words);
    expect(message).toContain(api);
  },
);

test.each(CASES)(
  'a certificate %s is told apart, of the token host',
  async (_what, certificate, words) => {
    const [api, tokens] = [await serve(good), await serve(certificate)];
    const answer = await ask(api, tokens);
    expect(answer).toMatchObject({ kind: 'unreachable', failure: { code: 'unreachable' } });
    const { message } = 'failure' in answer ? answer.failure : { message: '' };
    expect(message).toMatch(words);
    expect(message).toContain(tokens);
  },
);

test('where a proxy looks into TLS, the sentence names the proxy', async () => {
  const [seen, tokens] = [await serve(stranger), await serve(good)];
  const proxy = createProxy();
  const sockets: Socket[] = [];
  proxy.on('connect', (_request, socket) => {
    const behind = connect(Number(seen.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      behind.pipe(socket).pipe(behind);
    });
    behind.on('error', () => socket.destroy());
    socket.on('error', () => behind.destroy());
    sockets.push(behind);
  });
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const env = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
  expect(await ask('api.bellhop.invalid', tokens, env)).toMatchObject({
    kind: 'unreachable',
    failure: { message: expect.stringMatching(/^The certificate of api.*if your proxy inspects/) },
  });
  for (const socket of sockets) socket.destroy();
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});

test('what is said is one sentence each', async () => {
  const messages = new Set<string>();
  for (const [, certificate] of CASES) {
    const host = await serve(certificate);
    const answer = await ask(host, host);
    messages.add('failure' in answer ? answer.failure.message.replace(host, 'HOST') : '');
  }
  expect(messages.size).toBe(CASES.length);
  for (const message of messages) expect(message).toMatch(/^The certificate [^.]*\.$/);
});

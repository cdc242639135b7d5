import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trustExtraCertificates } from '../../../main/hosts/electron/extra-certificates.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-certificates-'));
});
afterEach(() => rm(folder, { recursive: true }));

const certificate = (text: string) =>
  `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`;

function trusting() {
  let trusted = [certificate('usual')];
  return {
    trusted: () => trusted,
    tls: {
      getCACertificates: () => trusted,
      setDefaultCACertificates: (now: string[]) => void (trusted = now),
    },
  };
}

test('certificates of the file are trusted beside the usual ones', async () => {
  const { tls, trusted } = trusting();
  const path = join(folder, 'site.pem');
  await writeFile(path, `# hotel\n${certificate('one')}\n\n${certificate('two')}\n`);
  expect(await trustExtraCertificates(path, tls)).toBeNull();
  expect(trusted()).toEqual([certificate('usual'), certificate('one'), certificate('two')]);
});

test('a file that is missing or holds no certificate is told, and the usual ones stay', async () => {
  const { tls, trusted } = trusting();
  const empty = join(folder, 'empty.pem');
  await writeFile(empty, 'nothing');
  for (const path of [empty, join(folder, 'gone.pem')]) {
    expect(await trustExtraCertificates(path, tls)).toMatch(
      /^The certificates of NODE_EXTRA_CA_CERTS/,
    );
  }
  expect(trusted()).toEqual([certificate('usual')]);
});

test('where nothing is set, nothing is done', async () => {
  const { tls, trusted } = trusting();
  expect(await trustExtraCertificates(undefined, tls)).toBeNull();
  expect(await trustExtraCertificates('', tls)).toBeNull();
  expect(trusted()).toEqual([certificate('usual')]);
});

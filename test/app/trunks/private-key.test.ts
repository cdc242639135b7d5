import { expect, test } from 'vitest';
import { holdsPrivateKey, PRIVATE_KEY } from '../../../main/app/trunks/private-key.ts';
import { CHAIN } from '../../support/certificates.ts';

test.each([
  '-----BEGIN PRIVATE KEY-----\n',
  '-----BEGIN RSA PRIVATE KEY-----',
  '-----BEGIN EC PRIVATE KEY-----',
  '-----BEGIN ENCRYPTED PRIVATE KEY-----',
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  '----- begin private  key -----',
  'Q29w\n-----END PRIVATE KEY-----',
  'PuTTY-User-Key-File-3: ssh-ed25519',
])('%j is a private key', (text) => {
  expect(holdsPrivateKey(`${CHAIN}\n${text}`)).toBe(true);
});

test('certificates, public keys and words about private keys are none', () => {
  expect(holdsPrivateKey(CHAIN)).toBe(false);
  expect(holdsPrivateKey('-----BEGIN PUBLIC KEY-----')).toBe(false);
  expect(holdsPrivateKey(`# Keep your private key safe.\n${CHAIN}`)).toBe(false);
  expect(holdsPrivateKey(`X509v3 Private Key Usage Period:\n${CHAIN}`)).toBe(false);
});

test('the answer says what to do and shows nothing', () => {
  expect(PRIVATE_KEY).toMatchObject({ severity: 'error', code: 'private-key' });
  expect(PRIVATE_KEY.message).toMatch(/take the key out.*not sent/s);
});

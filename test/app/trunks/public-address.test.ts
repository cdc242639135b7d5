import { expect, test } from 'vitest';
import { isPublicAddress, isPublicName } from '../../../main/app/trunks/public-address.ts';

test.each(['8.8.8.8', '52.94.1.2', '172.32.0.1', '100.128.0.1', '223.255.255.254', '2600:1f18::1'])(
  '%s is public',
  (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  },
);

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.10.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.2.10',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.7',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:8.8.8.8',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '2001:db8::1',
  '64:ff9b::808:808',
])('%s is not', (ip) => {
  expect(isPublicAddress(ip)).toBe(false);
});

test('names that only a house resolves are not public', () => {
  for (const name of ['pbx', 'localhost', 'pbx.local', 'a.internal', 'pbx.lan', 'x.home.arpa']) {
    expect(isPublicName(name), name).toBe(false);
  }
  for (const name of ['pbx.hotel.example', 'local.hotel.example', 'notlocal.example.com']) {
    expect(isPublicName(name), name).toBe(true);
  }
});

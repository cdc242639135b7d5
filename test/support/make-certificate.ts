import { createSign, generateKeyPairSync } from 'node:crypto';

/** What stands in a certificate; `names` are DNS names. */
type Given = { commonName: string; names?: string[]; from?: Date; until?: Date };

/** A certificate signed by itself and its private key, both as PEM. */
export type Certificate = { cert: string; key: string };

const DAY_MS = 86_400_000;

/**
 * Makes a certificate that signs itself, of those few members of X.509 (RFC 5280) that TLS looks at. Node makes
 * keys but no certificates, and a key of a test has no place in a repository.
 */
export function makeCertificate(given: Given): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const from = given.from ?? new Date(Date.now() - DAY_MS);
  const until = given.until ?? new Date(Date.now() + DAY_MS);
  const name = sequence(set(sequence(oid(2, 5, 4, 3), tagged(0x0c, text(given.commonName)))));
  const algorithm = sequence(oid(1, 2, 840, 10_045, 4, 3, 2));
  const names = (given.names ?? []).map((one) => tagged(0x82, text(one)));
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(
      0xa3,
      sequence(
        // Its own issuer, and for these names.
        extension(oid(2, 5, 29, 19), sequence(tagged(0x01, Buffer.from([0xff])))),
        extension(oid(2, 5, 29, 17), sequence(...names)),
      ),
    ),
  );
  const signature = createSign('SHA256').update(body).sign(privateKey);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const text = (value: string): Buffer => Buffer.from(value, 'utf8');

/** Tag, length and content, as DER has it. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts);
const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts);
const extension = (id: Buffer, value: Buffer): Buffer => sequence(id, tagged(0x04, value));

function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(0, 14);
  return tagged(0x18, text(`${digits}Z`));
}

function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return tagged(0x06, Buffer.from(bytes));
}

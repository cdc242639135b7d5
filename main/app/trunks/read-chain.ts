import { X509Certificate } from 'node:crypto';
import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';
import type { Certificate } from './check-chain.ts';
import { error } from './problems.ts';
import { holdsPrivateKey, PRIVATE_KEY } from './private-key.ts';

const BLOCK =
  /-----BEGIN ([A-Z0-9 ]{1,40})-----(?:(?!-----BEGIN )[^])*?-----END ([A-Z0-9 ]{1,40})-----/g;
const LABELS = new Set(['CERTIFICATE', 'X509 CERTIFICATE']);

/**
 * The certificates of a PEM text in their order, each written anew, so that nothing but certificates
 * can go on from here; with everything that keeps it from being a chain of certificates.
 */
export function readChain(text: string): { chain: Certificate[]; problems: TrunkProblem[] } {
  if (holdsPrivateKey(text)) return { chain: [], problems: [PRIVATE_KEY] };
  if (/[\0\uFFFD]/.test(text)) {
    const message =
      'The chain is no PEM text; turn it into one first (openssl x509 -inform der -in FILE -out chain.pem for a certificate, openssl pkcs12 -nokeys for a .p12 or .pfx).';
    return { chain: [], problems: [error('not-pem', message)] };
  }
  const problems: TrunkProblem[] = [];
  const parsed: X509Certificate[] = [];
  const blocks = [...text.matchAll(BLOCK)];
  blocks.forEach(([block, label = ''], at) => {
    const which = `Block ${at + 1} of the chain`;
    if (!LABELS.has(label)) {
      problems.push(
        error(
          'not-a-certificate',
          `${which} is a ${label}, and a chain holds certificates alone; leave it out.`,
        ),
      );
      return;
    }
    const certificate = readCertificate(block);
    if (certificate) parsed.push(certificate);
    else {
      problems.push(
        error(
          'not-a-certificate',
          `${which} is no certificate that can be read; export it from the PBX again.`,
        ),
      );
    }
  });
  const begun = text.split('-----BEGIN ').length - 1;
  if (begun > blocks.length) {
    problems.push(
      error(
        'not-a-certificate',
        'The chain has a block that begins and does not end, so it was cut; copy the file again, from its BEGIN lines to its END lines.',
      ),
    );
  } else if (blocks.length === 0) {
    problems.push(
      error(
        'no-certificate',
        'The chain holds no certificate; a PEM file has lines -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----.',
      ),
    );
  }
  return { chain: parsed.map((one) => facts(one, parsed)), problems };
}

function readCertificate(block: string): X509Certificate | null {
  try {
    return new X509Certificate(block);
  } catch {
    // What the parser says of it helps nobody, and the text is not shown.
    return null;
  }
}

function facts(certificate: X509Certificate, all: readonly X509Certificate[]): Certificate {
  const { fingerprint256, validFrom, validTo, subject, issuer, subjectAltName } = certificate;
  const commonName = firstCommonName(subject);
  const dnsNames = (subjectAltName ?? '')
    .split(', ')
    .flatMap((entry) => (entry.startsWith('DNS:') ? [entry.slice(4).toLowerCase()] : []));
  return {
    pem: certificate.toString().trimEnd(),
    fingerprint: fingerprint256,
    title: commonName ?? dnsNames[0] ?? 'without a name',
    issuer: firstCommonName(issuer) ?? 'an authority without a name',
    names: [...new Set([...dnsNames, ...(commonName === null ? [] : [commonName.toLowerCase()])])],
    validFrom: Date.parse(validFrom),
    validTo: Date.parse(validTo),
    issuedBy: all.flatMap((other, at) => (isIssuer(certificate, other) ? [at] : [])),
  };
}

/** By name and by signature: an authority renewed under its old name did not issue what the old one did. */
function isIssuer(certificate: X509Certificate, other: X509Certificate): boolean {
  try {
    return certificate.checkIssued(other) && certificate.verify(other.publicKey);
  } catch {
    // A kind of key that cannot be checked here is not held against the chain.
    return certificate.checkIssued(other);
  }
}

/** Subjects come as lines such as `CN=pbx.example.com`. */
function firstCommonName(subject: string | undefined): string | null {
  const line = (subject ?? '').split('\n').find((one) => one.startsWith('CN='));
  return line?.slice(3) || null;
}

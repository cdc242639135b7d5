import { readFile } from 'node:fs/promises';

/** What is needed of `node:tls`; in Electron's Node, which is newer than the one for the command line. */
export type DefaultCertificates = {
  getCACertificates(type: 'default'): string[];
  setDefaultCACertificates(certificates: string[]): void;
};

/**
 * Honours `NODE_EXTRA_CA_CERTS`, which a packaged Electron ignores together with NODE_OPTIONS: a
 * hotel's network may look into TLS with a certificate of its own.
 *
 * @returns a sentence where the file cannot be used, as Node itself would warn
 */
export async function trustExtraCertificates(
  path: string | undefined,
  tls: Partial<DefaultCertificates>,
): Promise<string | null> {
  if (!path) return null;
  const { getCACertificates, setDefaultCACertificates } = tls;
  if (!getCACertificates || !setDefaultCACertificates) return null;
  try {
    const extra = (await readFile(path, 'utf8')).match(CERTIFICATE) ?? [];
    if (extra.length === 0) throw new Error('there is no certificate in it');
    setDefaultCACertificates([...new Set([...getCACertificates('default'), ...extra])]);
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `The certificates of NODE_EXTRA_CA_CERTS could not be added (${why}).`;
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';

/**
 * Whether a text holds a private key in any of its PEM forms, whole or cut. Asked before a text
 * goes anywhere: a key must not even reach the log of a wire.
 */
export function holdsPrivateKey(text: string): boolean {
  return /PRIVATE[ \t]+KEY/i.test(text);
}

/** The answer to it, which shows nothing of the text. */
export const PRIVATE_KEY: TrunkProblem = {
  severity: 'error',
  code: 'private-key',
  message:
    'The chain holds a PRIVATE KEY, which must never leave the PBX; take the key out of the file and give the certificates alone. The key was not sent and not stored.',
};

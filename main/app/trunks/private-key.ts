import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';

/** A comment may speak of private keys; the lines about one have dashes. */
const MARKS = [
  /--[ \t]*(?:BEGIN|END)\b[A-Z0-9 \t]{0,60}PRIVATE[ \t]+KEY/i,
  /^PuTTY-User-Key-File/im,
];

/**
 * Whether a text holds a private key in any of its text forms, whole or cut. Asked before a text
 * goes anywhere: a key must not even reach the log of a wire.
 */
export function holdsPrivateKey(text: string): boolean {
  return MARKS.some((mark) => mark.test(text));
}

/** The answer to it, which shows nothing of the text. */
export const PRIVATE_KEY: TrunkProblem = {
  severity: 'error',
  code: 'private-key',
  message:
    'The chain holds a PRIVATE KEY, which must never leave the PBX; take the key out of the file and give the certificates alone. The key was not sent and not stored.',
};

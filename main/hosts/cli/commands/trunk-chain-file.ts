import { readFile } from 'node:fs/promises';
import type { CallError } from '../../../../shared/contract/errors.ts';
import { fail, ok } from '../../../../shared/domain/result.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import { callError } from '../../../app/call-errors.ts';
import { holdsPrivateKey, PRIVATE_KEY } from '../../../app/trunks/private-key.ts';
import { errorCode } from '../../../support/error-code.ts';

/** No chain is longer; a whole file that was meant for something else is not read into a call. */
const MOST_BYTES = 200_000;

const REASONS: Record<string, string> = {
  ENOENT: 'it does not exist; correct its name',
  EISDIR: 'it is a folder; name the file in it',
  EACCES: 'you may not read it; have the right to it given to you',
  EPERM: 'you may not read it; have the right to it given to you',
};

/** The text of a PEM file. One with a private key goes no further than here, and is never shown. */
export async function readChainFile(path: string): Promise<Result<string, CallError>> {
  let text: string;
  try {
    const bytes = await readFile(path);
    if (bytes.length > MOST_BYTES) {
      const message = `${path} is larger than any chain of certificates; name the PEM file of the PBX.`;
      return fail(callError('usage', message));
    }
    text = bytes.toString('utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const why = REASONS[code] ?? `the disk says ${code}; copy it elsewhere`;
    return fail(callError('unreadable-file', `${path} cannot be read: ${why}.`));
  }
  if (holdsPrivateKey(text)) return fail(callError('usage', `${path}: ${PRIVATE_KEY.message}`));
  return ok(text);
}

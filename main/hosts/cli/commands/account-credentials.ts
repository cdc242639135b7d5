import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Writable } from 'node:stream';
import { z } from 'zod';
import type { NewAccount } from '../../../../shared/contract/calls/accounts.ts';
import type { CallError } from '../../../../shared/contract/errors.ts';
import { fail, ok } from '../../../../shared/domain/result.ts';
import type { Result } from '../../../../shared/domain/result.ts';

type Credentials = Pick<NewAccount, 'clientId' | 'clientSecret' | 'refreshToken'>;

const credentials = z.strictObject({
  clientId: z.string().trim().min(1),
  clientSecret: z.string().trim().min(1),
  refreshToken: z
    .string()
    .trim()
    .nullable()
    .default(null)
    .transform((token) => token || null),
});

/** More than any three secrets need. */
const MOST_CHARACTERS = 65_536;

/**
 * The secrets of an account: typed where somebody sits at the terminal, else JSON. No sentence that
 * comes of it repeats anything that was given.
 *
 * @param input the person's keyboard where `isTTY` is set
 * @param output for the questions
 */
export function readCredentials(
  input: Readable & { isTTY?: boolean },
  output: Writable,
): Promise<Result<Credentials, CallError>> {
  return input.isTTY === true ? askCredentials(input, output) : jsonCredentials(input);
}

async function jsonCredentials(input: Readable): Promise<Result<Credentials, CallError>> {
  let text = '';
  input.setEncoding('utf8');
  for await (const piece of input) {
    text += String(piece);
    if (text.length > MOST_CHARACTERS) return usage('What came on stdin is too long for secrets.');
  }
  if (text.trim() === '') {
    return usage(
      'No secrets were given; type them at a terminal, give them as JSON on stdin, or take them from the environment with --from-environment.',
    );
  }
  const found = credentials.safeParse(parsed(text));
  if (found.success) return ok(found.data);
  return usage(
    'What came on stdin cannot be used; give one JSON object with clientId, clientSecret and, where there is one, refreshToken, each a text.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks one by one; what is secret is not shown while it is typed. */
async function askCredentials(
  input: Readable,
  output: Writable,
): Promise<Result<Credentials, CallError>> {
  let hidden = false;
  const echo = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      if (!hidden) output.write(piece);
      done();
    },
  });
  const keyboard = createInterface({ input, output: echo, terminal: true, historySize: 0 });
  keyboard.on('SIGINT', () => keyboard.close());
  // One reader for all questions, so that lines pasted at once are not lost between them.
  const lines = keyboard[Symbol.asyncIterator]();
  // At once, since what is pasted goes on with a secret right after the first line.
  keyboard.once('line', () => (hidden = true));
  const ask = async (question: string): Promise<string | null> => {
    output.write(question);
    const unseen = hidden;
    const line = await lines.next();
    if (unseen || line.done) output.write('\n');
    return line.done ? null : line.value.trim();
  };
  try {
    const clientId = await ask('Client id: ');
    if (!clientId) return notTyped(clientId);
    const clientSecret = await ask('Client secret (not shown): ');
    if (!clientSecret) return notTyped(clientSecret);
    const refreshToken = await ask('Refresh token, if there is one (not shown): ');
    if (refreshToken === null) return notTyped(refreshToken);
    return ok({ clientId, clientSecret, refreshToken: refreshToken || null });
  } finally {
    keyboard.close();
  }
}

/** @param typed null where the person ended the asking */
function notTyped(typed: string | null): { ok: false; error: CallError } {
  return typed === null
    ? fail({ code: 'stopped', message: 'Stopped; no account was kept.' })
    : usage('A client id and a client secret are needed; copy them from the security profile.');
}

function usage(message: string): { ok: false; error: CallError } {
  return fail({ code: 'usage', message });
}

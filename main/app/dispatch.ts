import { contract } from '../../shared/contract/contract.ts';
import type { CallInput, CallOutput, Handlers, Reply } from '../../shared/contract/contract.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import type { CallName } from '../../shared/contract/names.ts';
import { thrownByStore } from './call-errors.ts';
import { stoppedWork } from './file-work.ts';

/** For hosts that call in their own words. */
export type Dispatch = <K extends CallName>(
  name: K,
  input: CallInput<K>,
) => Promise<Reply<CallOutput<K>>>;

/** For wires, where neither name nor input can be trusted. */
export type RawDispatch = (name: string, input: unknown) => Promise<Reply<unknown>>;

/**
 * The one way into the app, for every host: checks the input, runs the handler, checks the
 * output. It always answers; what goes wrong unexpectedly is handed to `onBug` and told as
 * one sentence without inner details.
 *
 * @param say puts a sentence into the words of the host
 */
export function createDispatch(
  handlers: Handlers,
  onBug: (error: unknown) => void,
  say: (sentence: string) => string = (sentence) => sentence,
): Dispatch & RawDispatch {
  const inWords = (error: CallError): { ok: false; error: CallError } => ({
    ok: false,
    error: { ...error, message: say(error.message) },
  });
  return async (name: string, raw: unknown): Promise<Reply<never>> => {
    if (!isCall(name)) return refusal('unknown-call', `Bellhop knows no call named ${name}.`);
    const input = contract[name].input.safeParse(raw);
    if (!input.success) {
      const where = input.error.issues[0];
      return refusal(
        'bad-input',
        `The call ${name} was given something it cannot use at ${where?.path.join('.') || 'its start'}: ${where?.message ?? 'unknown'}.`,
      );
    }
    try {
      const handler = handlers[name] as (given: unknown) => Promise<Reply<unknown>>;
      const reply = await handler(input.data);
      if (!reply.ok) return inWords(reply.error);
      return { ok: true, value: contract[name].output.parse(reply.value) as never };
    } catch (error) {
      const refused = thrownByStore(error) ?? stoppedWork(error);
      if (refused) return inWords(refused);
      onBug(error);
      return refusal(
        'internal',
        `Bellhop met an error of its own in ${name}; nothing more was sent. The log in the data folder says more.`,
      );
    }
  };
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

function refusal(code: CallError['code'], message: string): { ok: false; error: CallError } {
  return { ok: false, error: { code, message } };
}

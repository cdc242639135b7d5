import type { CallInput, CallOutput, EventPayload, Reply } from '../../shared/contract/contract.ts';
import type { CallName, EventName } from '../../shared/contract/names.ts';

/** What the window may ask of the program, whichever wire lies between. */
export type Host = {
  kind: 'electron' | 'browser';
  /** Never rejects: a lost wire is an error in the reply, with a sentence for people. */
  call: <K extends CallName>(name: K, input: CallInput<K>) => Promise<Reply<CallOutput<K>>>;
  /** Gives back what ends the listening. */
  on: <K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void) => () => void;
  /** An id for a file that the person gave. Rejects with a sentence for folders and the like. */
  fileId: (file: File) => Promise<string>;
  /** After main wrote to a target: the browser downloads it, the desktop does nothing. */
  deliver: (fileId: string, name: string) => Promise<void>;
};

import type { IpcMain, WebContents } from 'electron';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { RawDispatch } from '../../app/dispatch.ts';
import type { EventHub } from '../event-hub.ts';
import type { GivenFiles } from './given-files.ts';
import { isTrusted } from './trusted-sender.ts';

const STRANGER: { ok: false; error: CallError } = {
  ok: false,
  error: { code: 'bad-input', message: 'Bellhop answers only to its own window.' },
};

/** Our window's contents, while there is a window. */
export type OurContents = () => WebContents | null;

/** Binds calls, events and files to the window. */
export function bindIpc(
  ipcMain: Pick<IpcMain, 'handle'>,
  ours: OurContents,
  wire: { call: RawDispatch; hub: EventHub; files: GivenFiles },
): void {
  const answer = (channel: string, handler: (...given: unknown[]) => Promise<unknown>): void =>
    ipcMain.handle(channel, async (event, ...given: unknown[]) =>
      isTrusted(event, ours()) ? handler(...given) : STRANGER,
    );
  answer('bellhop:call', (name, input) => wire.call(typeof name === 'string' ? name : '', input));
  answer('bellhop:file', (given) => wire.files.take(given));
  wire.hub.listen((name, payload) => {
    const contents = ours();
    if (contents !== null && !contents.isDestroyed()) {
      contents.send('bellhop:events', name, payload);
    }
  });
}

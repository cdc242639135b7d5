import type { IpcRenderer, WebUtils } from 'electron';
import { CALLS, EVENTS } from '../../shared/contract/names.ts';

/** What the bridge needs of Electron, and what stands in for it in tests. */
export type BridgeParts = {
  ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on'>;
  webUtils: Pick<WebUtils, 'getPathForFile'>;
};

type Listener = (payload: unknown) => void;
type Reply = { ok: true; value: unknown } | { ok: false; error: { code: string; message: string } };

/** All that the page gets: neither Electron's objects nor their events, and no paths. */
export type Bridge = {
  call(name: string, input: unknown): Promise<unknown>;
  on(name: string, listener: Listener): () => void;
  fileId(file: File): Promise<string>;
};

export function createBridge({ ipcRenderer, webUtils }: BridgeParts): Bridge {
  const listeners = new Set<{ name: string; listener: Listener }>();
  ipcRenderer.on('bellhop:events', (_event, name: string, payload: unknown) => {
    for (const one of listeners) if (one.name === name) one.listener(payload);
  });
  return {
    call: async (name, input) => {
      need(CALLS, name);
      return ipcRenderer.invoke('bellhop:call', name, input);
    },
    on: (name, listener) => {
      need(EVENTS, name);
      const one = { name, listener };
      listeners.add(one);
      return () => void listeners.delete(one);
    },
    fileId: async (file) => {
      const path = webUtils.getPathForFile(file);
      // What was pasted lies nowhere; its bytes go instead.
      const given = path === '' ? { name: file.name, bytes: await file.arrayBuffer() } : { path };
      const reply = (await ipcRenderer.invoke('bellhop:file', given)) as Reply;
      if (!reply.ok) throw new Error(reply.error.message);
      return reply.value as string;
    },
  };
}

function need(names: readonly string[], name: string): void {
  if (!names.includes(name)) throw new Error(`Bellhop knows nothing named ${name}.`);
}

import type { Host } from './host.ts';

declare global {
  interface Window {
    /** Put there by the preload of the desktop window; absent in a browser. */
    bellhop?: Pick<Host, 'call' | 'on' | 'fileId'>;
  }
}

/** The desktop wire: the preload speaks to the main process, which writes files itself. */
export function createElectronHost(bridge: NonNullable<Window['bellhop']>): Host {
  return {
    kind: 'electron',
    call: bridge.call,
    on: bridge.on,
    fileId: bridge.fileId,
    deliver: async () => undefined,
  };
}

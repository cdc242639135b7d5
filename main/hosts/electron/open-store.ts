import { join } from 'node:path';

/** A small file of keys and values. */
export type Store = {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  delete(key: string): void;
};

/** @param anewIfDamaged for what nobody misses; else a damaged file rejects with a sentence */
export type OpenStore = (name: string, anewIfDamaged: boolean) => Promise<Store>;

/** Opens `<folder>/<name>.json`, which its owner alone can read. */
export function openStoreIn(folder: string): OpenStore {
  return async (name, anewIfDamaged) => {
    // Loaded late, since it asks Electron's app for its places as soon as it is imported.
    const { default: ElectronStore } = await import('electron-store');
    try {
      return new ElectronStore<Record<string, unknown>>({
        cwd: folder,
        name,
        accessPropertiesByDotNotation: false,
        configFileMode: 0o600,
        clearInvalidConfig: anewIfDamaged,
      });
    } catch (error) {
      throw new Error(
        `The file ${join(folder, `${name}.json`)} cannot be used; move it away, then start Bellhop again.`,
        { cause: error },
      );
    }
  };
}

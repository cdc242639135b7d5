/**
 * Address of a compiled file, for worker threads and child processes, which cannot run
 * TypeScript on Node 20: the file itself when the compiled program runs, its twin under
 * `dist/` when the sources run (tests).
 *
 * @param path from the project's root, with its compiled ending: `main/sheets/read-worker.js`
 */
export function compiledFile(path: string): URL {
  const root = new URL('../../', import.meta.url);
  return new URL(import.meta.url.endsWith('.ts') ? `dist/${path}` : path, root);
}

/** Address of a file that the project ships as it is, such as `samples/hotel-clean.xlsx`. */
export function shippedFile(path: string): URL {
  const up = import.meta.url.endsWith('.ts') ? '../../' : '../../../';
  return new URL(path, new URL(up, import.meta.url));
}

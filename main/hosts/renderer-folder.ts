import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compiledFile } from '../support/compiled-file.ts';

/** Folder of the built window; null where it was not built. */
export function rendererFolder(): string | null {
  const page = fileURLToPath(compiledFile('renderer/index.html'));
  return existsSync(page) ? fileURLToPath(compiledFile('renderer/')) : null;
}

export const NOT_BUILT = 'The window is not built in this checkout; run npm run build first.';

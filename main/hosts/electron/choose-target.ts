import { extname, join } from 'node:path';
import type { BaseWindow, Dialog } from 'electron';
import { safeFileName } from '../file-name.ts';
import type { FileRegister } from '../file-register.ts';

const KINDS: Record<string, string> = { '.xlsx': 'Excel workbook', '.csv': 'CSV', '.json': 'Plan' };

/**
 * Asks where a file shall go. The dialog asks before it replaces a file.
 *
 * @param folder where the dialog opens
 * @returns the id of the target, or null where the person thought better of it
 */
export async function chooseTarget(
  given: { dialog: Pick<Dialog, 'showSaveDialog'>; files: FileRegister; folder: string },
  window: BaseWindow,
  suggestedName: string,
): Promise<string | null> {
  const name = safeFileName(suggestedName);
  const ending = extname(name);
  const kind = KINDS[ending];
  const { canceled, filePath } = await given.dialog.showSaveDialog(window, {
    defaultPath: join(given.folder, name),
    ...(kind !== undefined && { filters: [{ name: kind, extensions: [ending.slice(1)] }] }),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : given.files.give(filePath, 'target');
}

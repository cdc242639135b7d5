import type { SheetPreviewView } from '../../../shared/contract/calls/drafts.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { RawRow, SourceSheet } from '../../../shared/domain/source.ts';
import { callError } from '../call-errors.ts';
import type { DraftState } from './draft-state.ts';

type Part = SheetPreviewView['first'][number]['part'];

/**
 * How a sheet begins and ends in its file, and what was made of these rows.
 *
 * @param file by its key
 * @param sheet its name in the file
 */
export function previewOf(
  state: Pick<DraftState, 'files' | 'sheets' | 'sheetPlaces'>,
  file: string,
  sheet: string,
): Result<SheetPreviewView, CallError> {
  const preview = state.files
    .find(({ key }) => key === file)
    ?.previews.find(({ name }) => name === sheet);
  if (!preview) {
    return fail(
      callError('bad-input', `There is no sheet "${sheet}" in ${file}; reload the file.`),
    );
  }
  const made = state.sheets.find(({ name }) => {
    const place = state.sheetPlaces.get(name);
    return place?.file === file && place.inFile === sheet;
  });
  const partOf = made ? partsOf(made) : (): Part => 'left';
  const rows = (raw: RawRow[]) => raw.map((row) => ({ ...row, part: partOf(row.number) }));
  return ok({
    read: made !== undefined,
    first: rows(preview.first),
    last: rows(preview.last),
    total: preview.total,
  });
}

function partsOf({ headerRow, headerRows = 1, rows }: SourceSheet): (row: number) => Part {
  const table = new Set(rows.map(({ number }) => number));
  const last = rows.at(-1)?.number ?? headerRow;
  return (row) => {
    if (table.has(row)) return 'table';
    if (row < headerRow) return 'title';
    if (headerRow > 0 && row < headerRow + headerRows) return 'header';
    return row > last ? 'footer' : 'left';
  };
}

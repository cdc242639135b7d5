import type { FileReading, SheetReading } from '../../shared/domain/reading.ts';

/** What a person decided about the sheet of this name; names are alike whatever their case, as in Excel. */
export function sheetReadingOf(reading: FileReading, sheet: string): SheetReading {
  const { sheets = {}, everySheet, onlySheets } = reading;
  const own = Object.entries(sheets).find(([name]) => isSame(name, sheet))?.[1];
  const use = onlySheets && (onlySheets.some((name) => isSame(name, sheet)) ? 'read' : 'leave');
  return { ...everySheet, ...(use && { use }), ...own };
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

import pc from 'picocolors';
import type { ReadDecision } from '../../../shared/domain/reading.ts';

/** One line a decision of reading: where, what was decided and why, and how to have it otherwise. */
export function decisionLine(decision: ReadDecision): string {
  const { file, sheet, what, shown, evidence, chosen, sure } = decision;
  const where = sheet === null || sheet === file ? file : `${file}, ${sheet}`;
  const mark = sure || chosen ? 'read:' : pc.yellow('read, but look:');
  const flag = sure || chosen ? '' : ` ${pc.cyan(otherwise(decision))}`;
  return `${mark} ${where}: ${LABELS[what]} ${shown}. ${pc.dim(evidence)}${flag}`;
}

const LABELS: Record<ReadDecision['what'], string> = {
  encoding: 'encoding',
  delimiter: 'delimiter',
  use: 'sheet',
  headerRow: 'header in',
  headerRows: 'header of',
  lastRow: 'table up to',
  hiddenRows: 'hidden rows',
  hiddenColumns: 'hidden columns',
};

/** The flag that decides otherwise, in a sentence. */
function otherwise({ what, sheet, others }: ReadDecision): string {
  const [other] = others;
  const on = (flag: string) => `${flag} ${sheet === null ? 'N' : quoted(`${sheet}=N`)}`;
  switch (what) {
    case 'encoding': {
      return `If letters look wrong, say --encoding ${other?.value ?? 'NAME'}.`;
    }
    case 'delimiter': {
      const value = other?.value === '\t' ? 'tab' : quoted(other?.value ?? 'D');
      return `If columns look wrong, say --delimiter ${value}.`;
    }
    case 'use': {
      return `To read only what you name, say --sheet ${quoted(sheet ?? 'NAME')}.`;
    }
    case 'headerRow': {
      return `If another row is the header, say ${on('--header-row')}.`;
    }
    case 'headerRows': {
      return `If the header takes another number of rows, say ${on('--header-rows')}.`;
    }
    case 'lastRow': {
      return `If the table ends elsewhere, say ${on('--last-row')}.`;
    }
    case 'hiddenRows': {
      return 'To leave them out, say --leave-hidden rows.';
    }
    case 'hiddenColumns': {
      return 'To leave them out, say --leave-hidden columns.';
    }
  }
}

function quoted(text: string): string {
  return /^[\w.=-]+$/.test(text) ? text : `"${text}"`;
}

import { mapChosen } from '../../../main/engine/understand/map-chosen.ts';
import { sourceOf } from './labelled-sheets.ts';
import type { LabelledSheet } from './labelled-sheets.ts';

/** What the mapper made of labelled sheets, counted in columns where nothing else is said. */
export type Measured = {
  sheets: number;
  /** Columns that mean a field. */
  labelled: number;
  /** Columns that were given a field. */
  applied: number;
  /** Columns that were given the field that they mean. */
  right: number;
  /** Sheets taken for what they are. */
  kinds: number;
  /** One line for each column with another field than it means. */
  misses: string[];
};

/** Maps each sheet by itself, as the window does before anybody has chosen anything. */
export function measure(sheets: readonly LabelledSheet[]): Measured {
  const measured: Measured = {
    sheets: sheets.length,
    labelled: 0,
    applied: 0,
    right: 0,
    kinds: 0,
    misses: [],
  };
  for (const labelled of sheets) {
    const [mapping] = mapChosen([sourceOf(labelled)], []).mapping;
    if (mapping?.kind === labelled.kind) measured.kinds++;
    labelled.columns.forEach(({ header, field }, index) => {
      const given = mapping?.columns[index]?.field ?? null;
      if (field !== null) measured.labelled++;
      if (given !== null) measured.applied++;
      if (given !== null && given === field) measured.right++;
      if (given === field) return;
      const plain = header.replace(/\s/gu, ' ');
      measured.misses.push(
        `${labelled.language} | ${labelled.sheet} (${labelled.from}) | ${plain} | ${field ?? 'none'} | ${given ?? 'none'}`,
      );
    });
  }
  return measured;
}

/** Of the columns that were given a field, the share that means it; 1 where none was. */
export function precisionOf({ right, applied }: Measured): number {
  return applied === 0 ? 1 : right / applied;
}

/** Of the columns that mean a field, the share that was given it; 1 where none does. */
export function recallOf({ right, labelled }: Measured): number {
  return labelled === 0 ? 1 : right / labelled;
}

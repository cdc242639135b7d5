import { InvalidArgumentError } from 'commander';
import { fieldName } from '../../../shared/domain/fields.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { limits } from '../../../shared/domain/settings.ts';
import type { Limits } from '../../../shared/domain/settings.ts';

export type MapChoice = { field: FieldName; column: string };

/** `--map room=Rm`, given as often as needed. */
export function collectMap(text: string, before: MapChoice[] = []): MapChoice[] {
  const at = text.indexOf('=');
  const field = fieldName.safeParse(text.slice(0, at));
  const column = text.slice(at + 1).trim();
  if (at < 1 || !field.success || column === '') {
    throw new InvalidArgumentError(
      `Write FIELD=COLUMN, such as room=Rm; fields are ${fieldName.options.slice(0, -2).join(', ')}.`,
    );
  }
  return [...before, { field: field.data, column }];
}

const LIMIT_WORDS: Record<string, keyof Limits> = {
  'contacts-per-book': 'contactsPerBook',
  'books-per-room': 'booksPerRoom',
  'rooms-per-book': 'roomsPerBook',
  'numbers-per-contact': 'numbersPerContact',
  'numbers-per-room': 'numbersPerRoom',
  books: 'booksPerOrganization',
};

/** `--limit books-per-room=20`, for accounts that were granted more than the documented limits. */
export function collectLimit(text: string, before: Partial<Limits> = {}): Partial<Limits> {
  const [word = '', figure = ''] = text.split('=');
  const key = Object.hasOwn(LIMIT_WORDS, word) ? LIMIT_WORDS[word] : undefined;
  const value = limits.shape.booksPerRoom.safeParse(Number(figure));
  if (key === undefined || !value.success || figure === '') {
    throw new InvalidArgumentError(
      `Write NAME=NUMBER, such as books-per-room=20; names are ${Object.keys(LIMIT_WORDS).join(', ')}.`,
    );
  }
  return { ...before, [key]: value.data };
}

/** `--allow-host`, given as often as needed. */
export function collectText(text: string, before: string[] = []): string[] {
  return [...before, text];
}

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new InvalidArgumentError('Give a whole number from 1.');
  }
  return value;
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new InvalidArgumentError('Give a whole number from 0.');
  }
  return value;
}

/** `1 row`, `2 rows`: a figure with the word it counts. */
export function counted(figure: number, one: string, many: string = `${one}s`): string {
  return `${figure} ${figure === 1 ? one : many}`;
}

/** A workbook to be written; another ending would make Excel refuse the file. */
export function workbookPath(text: string): string {
  if (/\.xlsx$/i.test(text)) return text;
  throw new InvalidArgumentError('Give the name of a workbook, which ends in .xlsx.');
}

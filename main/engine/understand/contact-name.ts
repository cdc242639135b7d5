import type { ColumnMapping } from '../../../shared/domain/mapping.ts';
import type { Concept } from './concepts.ts';
import type { SheetColumn } from './sheet-columns.ts';

/**
 * Settles what contacts with numbers are called where no column says it alone: first names whose last
 * names are empty are whole names, beside filled ones they are halves, and lists of houses and companies
 * name these. Half a name is left out, since a caller would have to say the whole.
 *
 * @param isFree whether nobody has chosen anything for the column in this place
 */
export function nameContacts(
  read: readonly SheetColumn[],
  columns: readonly ColumnMapping[],
  isFree: (index: number) => boolean,
): void {
  if (!columns.some(({ field }) => field === 'phone1')) return;
  const free = columns.filter(({ field, index }) => field === null && isFree(index));
  const parts = free.filter(({ index }) => isPartOfName(read[index]));
  const [part] = parts;
  const name = columns.find(({ field }) => field === 'name');
  if (name) {
    const isBare = read[name.index]?.header.concepts.every((concept) => concept === 'name');
    if (!part || parts.length > 1 || !isBare || !isFree(name.index)) return;
    name.field = null;
    name.reason = `It may be Name, but column ${part.column} has the other part of each, so it is left out, as half a name is not sure enough; --map name="${name.column}" takes it.`;
    return;
  }
  const named = free.filter(({ index }) => namesAnything(read[index]));
  const speaksOf = (column: ColumnMapping, concept: Concept) =>
    read[column.index]?.header.concepts.includes(concept) === true;
  const houses = named.filter((column) => speaksOf(column, 'firm'));
  // A company beside the name of a person may be either; a hospital with its head is a hospital.
  const sure = part ? houses.filter((column) => !speaksOf(column, 'department')) : houses;
  const rest = named.length > 0 ? named : free.filter(({ index }) => mayName(read[index]));
  const wholes = sure.length > 0 || part ? sure : rest;
  const [whole] = wholes;
  if (whole && wholes.length === 1) {
    give(whole, 0.75, 'No other column tells who is called.');
  } else if (part && parts.length === 1) {
    give(part, 0.8, 'No other column holds a part of the names.');
  }
}

function give(column: ColumnMapping, score: number, reason: string): void {
  column.field = 'name';
  column.score = score;
  column.reason = reason;
}

function isPartOfName(column: SheetColumn | undefined): boolean {
  const concepts = column?.header.concepts;
  if (!column || !concepts?.includes('given') || concepts.includes('firm')) return false;
  const { filled, letters, distinct } = column.cells;
  return filled > 1 && letters >= 0.5 && distinct >= 0.5;
}

/** A name of something, such as a hospital or a supplier; each row has another. */
function namesAnything(column: SheetColumn | undefined): boolean {
  const concepts = column?.header.concepts;
  return (concepts?.includes('firm') || concepts?.includes('name')) === true && mayName(column);
}

/** Words that each row has others of, under a header that is of nothing else. */
function mayName(column: SheetColumn | undefined): boolean {
  if (!column?.header.concepts.every((concept) => NAMING.has(concept))) return false;
  const { filled, letters, distinct, email } = column.cells;
  return filled > 1 && letters >= 0.8 && distinct >= 0.8 && email === 0;
}

const NAMING: ReadonlySet<Concept> = new Set<Concept>([
  'name',
  'firm',
  'department',
  'service',
  'provider',
  'contact',
  'location',
  'idle',
]);

import type { Concept } from './concepts.ts';
import { readHeader } from './header-words.ts';
import type { SheetColumn } from './sheet-columns.ts';

/** What the rows of a sheet are about, where they are about something else than rooms and contacts. */
export type Trades = {
  /** Guests, patients or bookings. */
  stays: boolean;
  /** The people of an employer. */
  staff: boolean;
  /** Things that were done or are to be done on a day, in rooms or elsewhere. */
  events: boolean;
  /** Telephones, as a PBX knows them. */
  pbx: boolean;
};

/** What a sheet's name, headers and cells tell of a trade; one word may be chance, two are not. */
export function tradesOf(name: string, read: readonly SheetColumn[]): Trades {
  const named = readHeader(name).concepts;
  const isBare = read.every(({ cells }) => cells.filled === 0);
  const speaking = (trade: Concept): number =>
    read.filter(
      ({ header, cells }) => header.concepts.includes(trade) && (isBare || cells.filled > 0),
    ).length + (named.includes(trade) ? 1 : 0);
  const dated = read.filter(({ cells }) => cells.filled > 1 && cells.date >= 0.8).length;
  const [stays, tasks] = [speaking('stay'), speaking('task')];
  // Names beside departments and mail addresses are those of people who work there.
  const mails = read.filter(({ cells }) => cells.filled > 1 && cells.email >= 0.8).length;
  const employed = namesOthers(read) ? Math.min(1, speaking('department')) + Math.min(1, mails) : 0;
  return {
    stays: stays > 1,
    staff: speaking('staff') + employed > 1,
    events: stays + tasks + dated > 1 || dated > 0,
    // PBXs list telephones as users with first names and logins.
    pbx: speaking('pbx') + Math.min(1, speaking('given')) + Math.min(1, speaking('account')) > 1,
  };
}

/** Columns that hold the names of somebody or something that is no room. */
export function namesOthers(read: readonly SheetColumn[]): boolean {
  return read.some(
    ({ header, cells }) =>
      header.concepts.some((concept) => NAMING.has(concept)) &&
      cells.filled > 1 &&
      cells.letters >= 0.7 &&
      cells.distinct >= 0.5 &&
      cells.namesARoom < 0.5,
  );
}

const NAMING: ReadonlySet<Concept> = new Set<Concept>([
  'name',
  'given',
  'contact',
  'firm',
  'display',
]);

/** Whether a column holds words that tell its rows apart, whatever its header says. */
export function holdsWords(read: readonly SheetColumn[]): boolean {
  return read.some(
    ({ cells }) => cells.filled > 1 && cells.letters >= 0.7 && cells.distinct >= 0.7,
  );
}

/** Whether outside numbers stand beside: then an extension tells where these ring, and not which room it is in. */
export function ringsOutside(read: readonly SheetColumn[]): boolean {
  return read.some(({ cells }) => cells.filled > 1 && cells.phone >= 0.9);
}

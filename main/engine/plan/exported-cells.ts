import type { Contact, LiveState, Unit } from '../../../shared/domain/live.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import type { LiveIndex } from './live-index.ts';
import { numbersKey } from '../compare-keys.ts';

export type Cells = Partial<Record<FieldName, string>>;

/**
 * How exports name a room outside the Rooms sheet: by its name where that alone finds it again, else
 * by its path; null where neither does.
 *
 * @param exported how an export did name a room; kept where it means this one, which may be renamed
 */
export function roomText(unit: Unit, finder: RoomFinder, exported?: string): string | null {
  const texts = [...(exported ? [exported] : []), unit.name, finder.pathOf(unit.id)];
  for (const text of texts) {
    const finding = finder.find({ room: text });
    if (finding.kind === 'found' && finding.unit.id === unit.id) return text;
  }
  return null;
}

/** The cells that say where an exported contact leads; `exported`: what they said in an export. */
export function addressCells(
  contact: Contact,
  { index, finder }: { live: LiveState; index: LiveIndex; finder: RoomFinder },
  exported: Cells = {},
): Cells {
  const { address } = contact;
  switch (address?.kind) {
    case 'phones': {
      const [phone1, phone2, phone3] = address.numbers;
      return {
        ...(phone1 === undefined ? {} : { phone1 }),
        ...(phone2 === undefined ? {} : { phone2 }),
        ...(phone3 === undefined ? {} : { phone3 }),
      };
    }
    case 'profile': {
      const place = index.placeOfProfile.get(address.profileId);
      const unit = place && place !== 'gone' ? index.units.get(place.unitId) : undefined;
      const room = unit && roomText(unit, finder, exported.room);
      return room ? { room } : { profileId: address.profileId };
    }
    case 'provider':
      return { providerContact: address.providerId };
    case 'none':
    case undefined:
      return {};
  }
}

/** Do two rows of cells lead to the same place? The order of numbers does not count. */
export function sameAddressCells(a: Cells, b: Cells): boolean {
  const numbers = (cells: Cells): string =>
    numbersKey([cells.phone1, cells.phone2, cells.phone3].flatMap((cell) => cell?.trim() || []));
  const rest = (['room', 'profileId', 'providerContact'] as const).every(
    (field) => (a[field] ?? '') === (b[field] ?? ''),
  );
  return rest && numbers(a) === numbers(b);
}

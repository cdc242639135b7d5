import type { ValidRow } from '../../../shared/domain/row.ts';
import type { PlannedRooms } from './planned-rooms.ts';
import { createRoomResolver } from './resolve-room.ts';
import type { ProblemSink } from './row-problem.ts';
import { wishCallingRow } from './wish-calling-row.ts';
import { wishRemoval } from './wish-removal.ts';
import { wishBooksRow } from './wish-books-row.ts';
import { wishContactsRow } from './wish-contacts-row.ts';
import { wishExtensionsRow } from './wish-extensions-row.ts';
import { wishAssociationsRow } from './wish-associations-row.ts';
import { wishRoomsRow } from './wish-rooms-row.ts';
import type { Wishes } from './wishes.ts';
import { noWishes } from './wishes.ts';

/**
 * What all rows together ask for. Rows that cannot be understood are told to the sink; what they
 * asked for may be in the result in part, so such rows must be left out and the rest collected anew.
 *
 * @param whole the rooms of all rows, where some of them were left out since
 */
export function wishRows(
  rows: readonly ValidRow[],
  rooms: PlannedRooms,
  sink: ProblemSink,
  whole = rooms,
): Wishes {
  const wishes = noWishes();
  const { finder } = rooms;
  const resolve = createRoomResolver(rooms, sink, whole);
  for (const row of rows) {
    const { data } = row;
    switch (data.kind) {
      case 'callingRules':
      case 'inboundCalling':
      case 'externalUsers':
        wishCallingRow({ row, data, wishes, resolve, finder, sink });
        continue;
      default:
    }
    if (data.action === 'delete') {
      wishRemoval({ row, data, wishes, resolve, finder, sink });
      continue;
    }
    switch (data.kind) {
      case 'rooms':
        wishRoomsRow({ row, data, wishes, resolve, finder, sink });
        break;
      case 'contacts':
        wishContactsRow({ row, data, wishes, resolve, finder, sink });
        break;
      case 'extensions':
        wishExtensionsRow({ row, data, wishes, resolve, finder, sink });
        break;
      case 'addressBooks':
        wishBooksRow({ row, data, wishes, resolve, finder, sink });
        break;
      case 'associations':
        wishAssociationsRow({ row, data, wishes, resolve, finder, sink });
        break;
    }
  }
  return wishes;
}

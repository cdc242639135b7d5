import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { RowDataOf, ValidRow } from '../../../shared/domain/row.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import type { ResolveRoom } from './resolve-room.ts';
import type { ProblemSink } from './row-problem.ts';
import type { Wishes } from './wishes.ts';

/** What collecting the wishes of one row takes. */
export type WishRow<K extends SheetKind> = {
  row: ValidRow;
  data: RowDataOf<K>;
  wishes: Wishes;
  resolve: ResolveRoom;
  /** For rooms that may be gone without that being wrong. */
  finder: RoomFinder;
  sink: ProblemSink;
};

import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Unit } from '../../../shared/domain/live.ts';
import type { Limits } from '../../../shared/domain/settings.ts';

/** What an export tells of itself. */
export type ExportInfo = {
  property: Unit;
  apiUrl: string;
  /** ISO date and time. */
  createdAt: string;
  /** Name of the account. */
  account: string;
  /** What the export leaves out, in sentences. */
  notes?: readonly string[];
  /** Sheets that are wanted; all of them where it is left out. */
  only?: readonly SheetKind[];
  limits?: Limits;
};

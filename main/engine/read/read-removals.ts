import type { Result } from '../../../shared/domain/result.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import type { Wishes } from '../plan/wishes.ts';
import type { ReadStop } from './gather.ts';
import type { LiveReader } from './live-reader.ts';

/** Reads what removals take to plan: all that would disappear with what is removed. */
export async function readRemovals(
  _reader: LiveReader,
  _wishes: Wishes,
  _options: PlanOptions,
): Promise<Result<void, ReadStop>> {
  return ok(undefined);
}

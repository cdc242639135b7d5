import type { Result } from '../../../shared/domain/result.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import type { Wishes } from '../plan/wishes.ts';
import type { ReadStop } from './gather.ts';
import type { LiveReader } from './live-reader.ts';

/** Reads what calling rules, inbound calling and external users of the rows take to plan. */
export async function readCalling(
  _reader: LiveReader,
  _wishes: Wishes,
  _options: PlanOptions,
): Promise<Result<void, ReadStop>> {
  return ok(undefined);
}

import type { EmitEvent } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { AccountInfo } from '../../shared/domain/settings.ts';
import type { Source, SourceFailure } from '../../shared/domain/source.ts';
import type { WorkbookSpec } from '../../shared/domain/workbook.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import type { Clock, Random, Send } from '../engine/ports.ts';
import type { LearnedRates } from '../engine/wire/limits.ts';
import type { JobStore } from '../jobs/job-store.ts';

/** An account as the app may hold it: secrets stay behind `connect`. */
export type OpenAccount = {
  info: AccountInfo;
  connect(): { send: Send; close(): Promise<void> };
};

/** Everything that the app asks of its host. */
export type AppPorts = {
  clock: Clock;
  random: Random;
  /** SHA-256 in hex. */
  hash(text: string): string;
  /** Path behind a file id that the host gave out. */
  pathOf(fileId: string): string | null;
  readSource(path: string): Promise<Result<Source, SourceFailure>>;
  writeWorkbook(spec: WorkbookSpec, path: string): Promise<void>;
  /** One file a sheet. */
  writeCsvFolder(spec: WorkbookSpec, folder: string): Promise<void>;
  /** Atomic, readable by the owner only. */
  writePrivateText(path: string, text: string): Promise<void>;
  readText(path: string): Promise<string>;
  /** The account that commands use; hosts that are refused never come out of it. */
  account(): Promise<Result<OpenAccount, CallError>>;
  /** For numbers without a country code: ISO 3166 alpha-2, or null where nobody said. */
  country(): string | null;
  jobs: JobStore;
  rates: {
    read(account: string): Promise<LearnedRates | null>;
    write(account: string, rates: LearnedRates): Promise<void>;
  };
  emit: EmitEvent;
};

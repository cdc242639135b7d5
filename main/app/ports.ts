import type { ScopeSet, TokenWay } from '../../shared/domain/access.ts';
import type { AccountView, NewAccount } from '../../shared/contract/calls/accounts.ts';
import type { EmitEvent } from '../../shared/contract/contract.ts';
import type { FileReading } from '../../shared/domain/reading.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Market } from '../../shared/domain/offered.ts';
import type { AccountInfo } from '../../shared/domain/settings.ts';
import type { ReadProgress, Source, SourceFailure } from '../../shared/domain/source.ts';
import type { WorkbookSpec } from '../../shared/domain/workbook.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import type { InSteps } from '../engine/understand/in-steps.ts';
import type { Clock, Random, Send } from '../engine/ports.ts';
import type { LearnedRates } from '../engine/wire/limits.ts';
import type { AliasStore } from '../jobs/alias-store.ts';
import type { JobStore } from '../jobs/job-store.ts';
import type { RecipeStore } from '../jobs/recipe-store.ts';

/** An account as the app may hold it: secrets stay behind `connect`. */
export type OpenAccount = {
  info: AccountInfo;
  connect(): {
    send: Send;
    /** How the token for a set of rights was come by; null where none is held. */
    tokenWay(scope: ScopeSet): TokenWay | null;
    close(): Promise<void>;
  };
  /** Listens for a person who signs in with Amazon, and keeps what the sign-in brings with the account. */
  beginSignIn(how: { port: number; waitMs: number }): Promise<Result<SignInUnderWay, CallError>>;
};

/** A person is expected back at the return address. */
export type SignInUnderWay = {
  /** For the person's browser. */
  url: string;
  returnAddress: string;
  /** Once it is settled the port is free again; `credentials` where the person or Amazon said no. */
  ended: Promise<Result<null, CallError>>;
  cancel(): void;
};

/** What a host tells of itself. */
export type HostInfo = { kind: 'electron' | 'browser' | 'cli'; version: string };

/** The accounts of this machine and of the environment; secrets go in here and come out only by `account`. */
export type AccountsPort = {
  list(): Promise<Result<AccountView[], CallError>>;
  /** Keeps an account, in the place of one of the same name. `sandbox`: its secret is kept in memory only. */
  add(account: NewAccount, secret?: 'sandbox'): Promise<Result<AccountView[], CallError>>;
  remove(name: string): Promise<Result<AccountView[], CallError>>;
  /** Makes it the account of new jobs. */
  choose(name: string): Promise<Result<AccountView[], CallError>>;
  chooseProperty(
    name: string,
    property: { id: string; name: string },
  ): Promise<Result<AccountView[], CallError>>;
};

/** Everything that the app asks of its host. */
export type AppPorts = {
  clock: Clock;
  random: Random;
  /** SHA-256 in hex. */
  hash(text: string): string;
  /** Path behind a file id that the host gave out for this use, else null. */
  pathOf(fileId: string, use: 'read' | 'write'): string | null;
  /** Reads a file, as a person decided where anything was decided. */
  readSource(
    path: string,
    signal?: AbortSignal,
    reading?: FileReading,
    hear?: (progress: ReadProgress) => void,
  ): Promise<Result<Source, SourceFailure>>;
  /** Does work over very many rows in turns with all else; rejects with the signal's reason. */
  inTurns<T>(work: InSteps<T>, signal?: AbortSignal): Promise<T>;
  /** Rejects where a file could not be written there; asked before long work. */
  checkPlace(path: string): Promise<void>;
  writeWorkbook(spec: WorkbookSpec, path: string): Promise<void>;
  /** One file a sheet. */
  writeCsvFolder(spec: WorkbookSpec, folder: string): Promise<void>;
  /** Atomic, readable by the owner only. */
  writePrivateText(path: string, text: string): Promise<void>;
  readText(path: string): Promise<string>;
  host: HostInfo;
  /**
   * The account of this name (that of a job), else the one that commands use; hosts that are
   * refused never come out of it.
   */
  account(name?: string | null): Promise<Result<OpenAccount, CallError>>;
  accounts: AccountsPort;
  /** Starts the built-in service, or finds it running, and gives the account that leads to it. */
  startSandbox(): Promise<
    Result<{ account: NewAccount; property: { id: string; name: string } }, CallError>
  >;
  /** Asks where a file shall go; its id, or null where the person thought better of it. */
  chooseTarget(suggestedName: string): Promise<string | null>;
  /** Country (ISO 3166 alpha-2) and vertical of the account; null where nobody said. */
  market(account?: string | null): Promise<Market>;
  jobs: JobStore;
  recipes: RecipeStore;
  aliases: AliasStore;
  rates: {
    read(account: string): Promise<LearnedRates | null>;
    write(account: string, rates: LearnedRates): Promise<void>;
  };
  emit: EmitEvent;
};

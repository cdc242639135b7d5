import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { CallInput } from '../../../shared/contract/contract.ts';
import type { Limits } from '../../../shared/domain/settings.ts';
import { collectLimit, collectMap, collectText } from './options.ts';
import type { MapChoice } from './options.ts';
import { addReadingOptions } from './reading-options.ts';
import type { ReadingFlags } from './reading-options.ts';
import { addShapeOptions } from './shape-options.ts';
import type { ShapeFlags } from './shape-options.ts';

/** Options that `plan` and `apply` share. */
export type PlanFlags = ReadingFlags &
  ShapeFlags & {
    map?: MapChoice[];
    limit?: Partial<Limits>;
    allowHost?: string[];
    skipInvalid?: boolean;
    createRooms?: boolean;
    replaceExtensions?: boolean;
    allowMessages?: boolean;
    yesDelete?: string;
    deleteUnits?: boolean;
    yesProperty?: string;
    sharedBooks?: boolean;
    repair?: boolean;
    existing?: 'update' | 'skip';
    read?: 'full' | 'quick';
    allowOverwrite?: boolean;
    json?: boolean;
  };

export function addPlanOptions(command: Command): Command {
  const shaped = addReadingOptions(command).option(
    '--map <FIELD=COLUMN>',
    'what a column means; may be given again',
    collectMap,
  );
  return addShapeOptions(shaped)
    .option('--limit <NAME=NUMBER>', 'a limit that the account was granted', collectLimit)
    .option('--skip-invalid', 'send the valid rows and report the rest')
    .option('--create-rooms', 'create rooms that do not exist, under their floor')
    .option('--replace-extensions', 'an extension cell is the whole list of its room')
    .option('--allow-messages', "allow what sends a message to a person's phone")
    .option('--yes-delete <PROPERTY-NAME>', 'yes, remove what the plan removes')
    .option('--delete-units', 'the unit of a room that is removed goes too')
    .option('--yes-property <NAME>', 'yes, although most rooms of the file do not exist here')
    .option('--repair', 'repair damaged cells in which no digit was lost')
    .option('--shared-books', 'also change books that other properties use')
    .option('--existing <what>', 'update or skip what exists', (text: string) => {
      if (text === 'update' || text === 'skip') return text;
      throw new InvalidArgumentError('Say update or skip.');
    })
    .option('--read <how>', 'full, or quick: rooms without their profiles', (text: string) => {
      if (text === 'full' || text === 'quick') return text;
      throw new InvalidArgumentError('Say full or quick.');
    })
    .option('--allow-overwrite', 'with --read quick: profiles that were not read may be renamed')
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print JSON to stdout');
}

/** What was not asked for is left to the account and the defaults. */
export function planOptionsOf(flags: PlanFlags): NonNullable<CallInput<'plans.make'>['options']> {
  return {
    skipInvalid: flags.skipInvalid ?? false,
    createRooms: flags.createRooms ?? false,
    replaceExtensions: flags.replaceExtensions ?? false,
    allowMessages: flags.allowMessages ?? false,
    deleteUnits: flags.deleteUnits ?? false,
    yesDelete: flags.yesDelete ?? null,
    yesProperty: flags.yesProperty ?? null,
    sharedBooks: flags.sharedBooks ?? false,
    repair: flags.repair ?? false,
    existing: flags.existing ?? 'update',
    read: flags.read ?? 'full',
    allowOverwrite: flags.allowOverwrite ?? false,
    limits: flags.limit ?? {},
  };
}

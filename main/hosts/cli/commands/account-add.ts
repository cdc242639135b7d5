import { InvalidArgumentError } from 'commander';
import type { NewAccount } from '../../../../shared/contract/calls/accounts.ts';
import { fail, ok } from '../../../../shared/domain/result.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import type { CallError } from '../../../../shared/contract/errors.ts';
import { REGIONS, VERTICALS } from '../../../../shared/domain/settings.ts';
import type { Region } from '../../../../shared/domain/settings.ts';
import { countryCode } from '../../../accounts/account-defaults.ts';
import { dataFolder } from '../../../accounts/data-folder.ts';
import { inputFromEnvironment } from '../../../accounts/from-environment.ts';
import { isSameName } from '../../../accounts/same-name.ts';
import { secretFilePath } from '../../../accounts/secret-file.ts';
import { EXIT } from '../exit-codes.ts';
import { collectText } from '../options.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { readCredentials } from './account-credentials.ts';
import { overruledNote } from './account-use.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Settings = Partial<
  Pick<
    NewAccount,
    | 'country'
    | 'vertical'
    | 'organization'
    | 'property'
    | 'trunk'
    | 'serviceProvider'
    | 'apiUrl'
    | 'tokenUrl'
  >
>;
type Flags = Settings & {
  region?: Region;
  fromEnvironment?: boolean;
  replace?: boolean;
  use?: boolean;
  allowHost?: string[];
  json?: boolean;
};

export function addAccountAdd({ program, terminal, exit }: AddTo): void {
  program
    .command('add <name>')
    .description(
      'Keeps an account. Secrets are typed, or come as JSON on stdin: {"clientId": …, "clientSecret": …, "refreshToken": …}; the last may be left out.',
    )
    .option('--region <NA|EU|FE>', 'North America, Europe or Far East', oneOf(REGIONS, upper))
    .option('--country <CODE>', 'two letters; by default US for NA and JP for FE', country)
    .option('--vertical <VERTICAL>', VERTICALS.join(', '), oneOf(VERTICALS, lower))
    .option('--organization <ID>', 'id of the organisation')
    .option('--property <ID|NAME>', 'the property that is worked on')
    .option('--trunk <ID>', 'for rows that name no trunk')
    .option('--service-provider <ID>', 'for rows of external users that name none')
    .option('--api-url <URL>', 'where it is not that of the region')
    .option('--token-url <URL>', "where it is not Amazon's")
    .option(
      '--from-environment',
      'take secrets, and settings that are not given here, from the BELLHOP_… variables',
    )
    .option('--use', 'make it the account that commands use')
    .option('--replace', 'take the place of an account of this name')
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print one JSON document')
    .action(async (name: string, flags: Flags) => {
      const { env } = process;
      const host = { env, allowHosts: flags.allowHost ?? [], emit: silent };
      const code = await withApp(terminal, host, async ({ app }) => {
        const refused = (error: CallError) => tellError(terminal, error, flags.json === true);
        const before = await app('accounts.list', {});
        if (!before.ok) return refused(before.error);
        if (!flags.replace && before.value.some((one) => isSameName(one.name, name))) {
          return refused({
            code: 'usage',
            message: `There is an account ${name} already; take its place with --replace, or choose another name.`,
          });
        }
        const input = await accountInput(name, flags, env);
        if (!input.ok) return refused(input.error);
        const added = await app('accounts.add', input.value);
        if (!added.ok) return refused(added.error);
        const listed = flags.use ? await app('accounts.choose', { name }) : added;
        if (!listed.ok) return refused(listed.error);

        const account = listed.value.find((one) => isSameName(one.name, name));
        const storedIn = secretFilePath(dataFolder(env));
        if (flags.json) terminal.json({ account, storedIn });
        terminal.err(
          `Account ${account?.name ?? name} is kept; its secrets lie in ${storedIn}, which you alone can read.`,
        );
        if (input.value.refreshToken === null) {
          terminal.err(`To sign it in with Amazon: bellhop account login ${quoted(name)}`);
        }
        const note = overruledNote(env, name);
        if (flags.use && note !== null) terminal.err(note);
        return EXIT.done;
      });
      exit(code);
    });
}

/** The account as it is to be kept; what is given by option overrules the environment. */
async function accountInput(
  name: string,
  flags: Flags,
  env: NodeJS.ProcessEnv,
): Promise<Result<NewAccount, CallError>> {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > 60) {
    return usage('The name of an account has 1 to 60 characters; choose another.');
  }
  const { country = null, vertical = null, organization = null, property = null } = flags;
  const { trunk = null, serviceProvider = null, apiUrl = null, tokenUrl = null } = flags;
  const own = { country, vertical, organization, property };
  const given = { ...own, trunk, serviceProvider, apiUrl, tokenUrl };
  if (flags.fromEnvironment) {
    const found = inputFromEnvironment(env);
    if (!found.ok) return usage(found.error.message);
    const chosen = Object.entries(given).filter(([, value]) => value !== null);
    const region = flags.region ?? found.value.region;
    return ok({
      ...found.value,
      ...Object.fromEntries(chosen),
      name: trimmed,
      region,
      colour: null,
    });
  }
  if (flags.region === undefined) {
    return usage(
      'The region of the account is not given; say --region NA, EU or FE, the one that its API host is in.',
    );
  }
  const credentials = await readCredentials(process.stdin, process.stderr);
  if (!credentials.ok) return credentials;
  return ok({ name: trimmed, region: flags.region, ...given, ...credentials.value, colour: null });
}

function usage(message: string): { ok: false; error: CallError } {
  return fail({ code: 'usage', message });
}

/** A name as it can be pasted into a command. */
export function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name}"`;
}

const upper = (text: string) => text.toUpperCase();
const lower = (text: string) => text.toLowerCase();

function oneOf<T extends string>(known: readonly T[], fold: (text: string) => string) {
  return (text: string): T => {
    const found = known.find((one) => one === fold(text.trim()));
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`Say one of ${known.join(', ')}.`);
  };
}

function country(text: string): string {
  const code = countryCode(text);
  if (code !== null) return code;
  throw new InvalidArgumentError('Give a code of two letters, such as US or DE.');
}

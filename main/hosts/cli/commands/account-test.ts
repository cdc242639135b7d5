import pc from 'picocolors';
import type { FamilyTest } from '../../../../shared/contract/calls/accounts.ts';
import type { ScopeSet, TokenWay } from '../../../../shared/domain/access.ts';
import { isSameName } from '../../../accounts/same-name.ts';
import { EXIT } from '../exit-codes.ts';
import { collectText } from '../options.ts';
import { tableLines } from '../table.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Flags = { allowHost?: string[]; json?: boolean };

export function addAccountTest({ program, terminal, exit }: AddTo): void {
  program
    .command('test [name]')
    .description(
      'Reads a little of each part of the service and says what answers, with which token.',
    )
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print one JSON document')
    .action(async (given: string | undefined, flags: Flags) => {
      const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: silent };
      const code = await withApp(terminal, host, async ({ app }) => {
        const tested = await app('accounts.test', { name: given ?? null });
        if (!tested.ok) return tellError(terminal, tested.error, flags.json === true);
        const listed = await app('accounts.list', {});
        const known = listed.ok ? listed.value : [];
        const account = known.find((one) =>
          given === undefined ? one.current : isSameName(one.name, given),
        );
        const families = tested.value;
        const ends = exitOfTest(families);
        const name = account?.name ?? given ?? null;
        if (flags.json) terminal.json({ account: name, ok: ends === EXIT.done, families });
        else for (const line of familyLines(families)) terminal.out(line);
        terminal.err(verdict(name, families, ends));
        return ends;
      });
      exit(code);
    });
}

/** Rights that were never granted are no failure, as long as something answers. */
export function exitOfTest(families: readonly FamilyTest[]): number {
  const works =
    families.some(({ state }) => state === 'answers') &&
    families.every(({ state }) => state !== 'failed');
  return works ? EXIT.done : EXIT.service;
}

function familyLines(families: readonly FamilyTest[]): string[] {
  return tableLines(
    families.map(({ family, state, scope, token, message }) => [
      FAMILY_WORDS[family] ?? family,
      STATE_WORDS[state],
      SCOPE_WORDS[scope],
      token === null ? '-' : TOKEN_WORDS[token],
      state === 'answers' ? '' : message,
    ]),
  ).map((line, at) => (families[at]?.state === 'failed' ? pc.red(line) : line));
}

function verdict(name: string | null, families: readonly FamilyTest[], ends: number): string {
  const answering = families.filter(({ state }) => state === 'answers').length;
  const asked = families.filter(({ state }) => state !== 'not-asked').length;
  const account = name === null ? 'The account' : `Account ${name}`;
  if (ends === EXIT.done) {
    return answering === asked
      ? `${account} works: all ${asked} parts of the service that were asked answer.`
      : `${account} works: ${answering} of ${asked} parts of the service answer, the others were not granted to it.`;
  }
  const [first] = families.filter(({ state }) => state === 'failed' || state === 'not-granted');
  return `${pc.red('bellhop:')} ${account} does not work as it should: ${first?.message ?? 'nothing could be asked, since neither organisation nor property is chosen.'}`;
}

const FAMILY_WORDS: Record<string, string> = {
  units: 'properties and rooms',
  profiles: 'communication profiles',
  addressBooks: 'address books',
  contacts: 'contacts',
  associations: 'associations',
  pbx: 'trunks and extensions',
  serviceProviders: 'service provider',
  externalUsers: 'external users',
};
const STATE_WORDS: Record<FamilyTest['state'], string> = {
  answers: 'answers',
  'not-granted': 'not granted',
  'not-asked': 'not asked',
  failed: 'failed',
};
const SCOPE_WORDS: Record<ScopeSet, string> = {
  management: 'management scope',
  trunk: 'trunk scope',
  provider: 'service-provider scope',
};
const TOKEN_WORDS: Record<TokenWay, string> = {
  'refresh-token': 'by refresh token',
  'client-credentials': 'by client_credentials',
  'refresh-token-with-scope': 'by refresh token with scope',
  'management-token': 'by the management token',
};

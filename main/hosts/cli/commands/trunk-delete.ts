import { missingForDelete } from '../../../app/trunks/consents.ts';
import { collectText } from '../options.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';
import { deleteLines, problemLines, tellRefused, tellWritten } from './trunk-words.ts';

type Flags = { yesDelete?: string; allowHost?: string[]; json?: boolean };

export function addTrunkDelete({ program, terminal, exit }: AddTo): void {
  program
    .command('delete <id>')
    .description('Deletes a trunk and the extensions on it, after showing them.')
    .option('--yes-delete <ID_OR_NAME>', 'the id or name of the trunk, typed once more')
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print one JSON document')
    .action(async (id: string, flags: Flags) => {
      const json = flags.json === true;
      const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: silent };
      const code = await withApp(terminal, host, async ({ app }) => {
        const shown = await app('trunks.preview', { change: { kind: 'delete', id } });
        if (!shown.ok) return tellError(terminal, shown.error, json);
        const { before, extensions, problems } = shown.value;
        for (const line of problemLines(problems)) terminal.err(line);
        for (const line of deleteLines(shown.value)) terminal.err(line);
        const yesDelete = flags.yesDelete ?? null;
        const refused = before && missingForDelete(before, yesDelete);
        if (refused) return tellRefused(terminal, refused, shown.value, json);
        const count = extensions?.count ?? 0;
        const written = await app('trunks.delete', { id, yesDelete, extensions: count });
        if (!written.ok) return tellError(terminal, written.error, json);
        return tellWritten(terminal, written.value, { json });
      });
      exit(code);
    });
}

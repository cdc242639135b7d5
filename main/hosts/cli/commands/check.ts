import type { Limits } from '../../../../shared/domain/settings.ts';
import { EXIT } from '../exit-codes.ts';
import { collectLimit, collectMap, counted } from '../options.ts';
import type { MapChoice } from '../options.ts';
import { planAmongSheets } from '../plan-files.ts';
import { decisionLine } from '../print-decisions.ts';
import { tellFiles } from '../print-files.ts';
import { causeLines, mappingLines, problemLine } from '../print-problems.ts';
import { addReadingOptions, readingsOf } from '../reading-options.ts';
import type { ReadingFlags } from '../reading-options.ts';
import { shapedLines, tellRecipe } from '../print-shaped.ts';
import { addShapeOptions, shapeInput } from '../shape-options.ts';
import type { ShapeFlags } from '../shape-options.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import type { AddTo } from './command.ts';

type Options = ReadingFlags &
  ShapeFlags & {
    map?: MapChoice[];
    limit?: Partial<Limits>;
    repair?: boolean;
    json?: boolean;
  };

export function addCheck({ program, terminal, exit }: AddTo): void {
  const command = program
    .command('check <files...>')
    .description('Reads, maps and validates files. No network.')
    .option('--map <FIELD=COLUMN>', 'what a column means; may be given again', collectMap)
    .option('--limit <NAME=NUMBER>', 'a limit that the account was granted', collectLimit)
    .option('--repair', 'repair damaged cells in which no digit was lost')
    .option('--json', 'print one JSON document');
  addShapeOptions(addReadingOptions(command)).action(async (files: string[], options: Options) => {
    const misplaced = planAmongSheets(files);
    if (misplaced !== null) {
      exit(tellError(terminal, misplaced, options.json === true));
      return;
    }
    const host = {
      env: process.env,
      allowHosts: [],
      emit: tellFiles(terminal, () => performance.now()),
    };
    const code = await withApp(terminal, host, async ({ app, file }) => {
      const checked = await app('sources.check', {
        files: files.map(file),
        map: options.map ?? [],
        limits: options.limit ?? {},
        repair: options.repair ?? false,
        reading: readingsOf(options, files),
        ...shapeInput(options, file),
      });
      if (!checked.ok) return tellError(terminal, checked.error, options.json === true);
      const { rows, errors, warnings, mapping, problems, notes, decisions } = checked.value;
      const { shaped, recipe } = checked.value;
      if (options.json) {
        const columns = mapping.flatMap((sheet) => sheet.columns);
        const sheets = mapping.map(({ sheet, kind, reason }) => ({ sheet, kind, reason }));
        const counts = { rows, errors, warnings };
        const made = { mapping: columns, problems, sheets, notes, decisions, shaped, recipe };
        terminal.json({ ...counts, ...made });
      } else {
        for (const line of mappingLines(mapping)) terminal.err(line);
        for (const { message } of notes) terminal.err(`note: ${message}`);
        for (const decision of decisions) terminal.err(decisionLine(decision));
        for (const line of shapedLines(shaped)) terminal.err(line);
        for (const problem of problems) terminal.out(problemLine(problem));
        for (const line of causeLines(problems)) terminal.err(line);
      }
      tellRecipe(terminal, recipe);
      const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
      terminal.err(`${counted(rows, 'row')} read, ${found}.`);
      return errors > 0 ? EXIT.invalidRows : EXIT.done;
    });
    exit(code);
  });
}

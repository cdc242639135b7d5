import type { Problem } from '../../shared/domain/problem.ts';

/** What sentences of the command line end in, and what they end in where there are buttons. */
const WORDS: readonly [RegExp, string][] = [
  [
    /; correct them, or send the valid rows with --skip-invalid\./,
    '; correct them, or plan without them.',
  ],
  [/ Plan again, or leave these out with --skip-stale\./, ' Plan again, or run without these.'],
  [
    / Leave these out: bellhop resume \S+ --skip-stale, or .*$/,
    ' Plan again, or run without these.',
  ],
  [/; (go on with the rest): bellhop resume \S+$/i, '; go on with the rest when it looks right.'],
  [/ Go on when that is mended: bellhop resume \S+$/, ' Go on when that is mended.'],
  [/ Go on: bellhop resume \S+$/, ' It can go on at any time.'],
  [
    /; look at the reasons, then go on with bellhop resume \S+$/,
    '; look at the reasons, then go on.',
  ],
  [/; resume goes on with it\./g, '; going on sends it.'],
  [/ Settle them: bellhop resume \S+$/, ' Run again to settle them.'],
  [
    /; look at the plan first \(bellhop plan\), then apply it with --yes\./,
    '; look at the plan first, then run it.',
  ],
  [
    /: look at the plan first \(bellhop plan\), then apply it with --yes\./,
    ': look at the plan first, then run it.',
  ],
  [/; name it with --map \S+=COLUMN\./, '; choose it among the columns.'],
  [
    / or choose with --map \S+= and the letter of a column\./,
    ' or choose what each of the two columns is.',
  ],
  [/ either a number or a room; --map .*$/, ' either a number or a room; choose it if it is.'],
  [/ but that is not sure enough; --map .*$/, ' but that is not sure enough; choose it if it is.'],
  [
    / half a name is not sure enough; --map .*$/,
    ' half a name is not sure enough; choose it if it is.',
  ],
  [
    /^The sheet is left out; --map .*$/,
    'The sheet is left out; choose what this column is to read it.',
  ],
  [/, or name the host with --allow-host if you trust it\./, '.'],
  [
    /; set BELLHOP_PROPERTY to its id, or BELLHOP_ORGANIZATION and its name\./,
    '; choose one under Settings.',
  ],
  [
    /, set BELLHOP_ORGANIZATION too\./,
    ', the account must name its organisation; choose the property under Settings.',
  ],
  [
    /: set BELLHOP_[A-Z_]+( and BELLHOP_[A-Z_]+)*, and BELLHOP_REFRESH_TOKEN where you have one, or keep an account with bellhop account add\./,
    '; add one under Settings, or start the sandbox.',
  ],
  [
    /; add it with bellhop account add, or choose one that bellhop account list shows\./,
    '; add it again under Settings, or choose another.',
  ],
  [
    / is one of a window and does not run here; choose another account with bellhop account use\./,
    ' is not running; start it again under Settings.',
  ],
  [/ under another name with bellhop account add\./, ' here under another name.'],
  [/; bellhop alias list shows those there are\./, '; the list of names has those there are.'],
  [/; bellhop recipe list shows those there are\./, '; the list of recipes has those there are.'],
  [/; replace it with --replace, or give another name\./, '; replace it, or give another name.'],
  [/; `bellhop jobs` lists those there are\./, '; the list of jobs has those there are.'],
  [/ \(--existing skip\)/, ''],
  [
    /; allow that with --allow-overwrite, or plan with --read full\./,
    '; allow that, or plan anew with all of them read.',
  ],
  [/ \(--read quick\)/, ''],
  [
    /; if that is meant, say so with --yes-delete ".*?"( \(".*" is not the name of this property\))?\./,
    '; if that is meant, type the name of the property where the plan asks for it$1.',
  ],
  [
    /; if it is the right one, say so with --yes-property ".*"\./,
    '; if it is the right one, type its name where the plan asks for it.',
  ],
  [/; --create-rooms creates a new room\./, '; plan with new rooms to have it created.'],
  [/, which has to be wanted: --allow-messages\./, ', which has to be wanted.'],
  [/; --allow-messages allows that\./, '; plan with messages to have them sent.'],
  [/; ask for it by name \(--inbound\) to have it\./, '; tick it to have it.'],
  [/; --shared-books allows changing it\./, '; plan with shared address books to change it.'],
  [/, or take every such repair with --repair\./, ', or take the repair.'],
  [/, then allow it with --yes\./, ', then allow it.'],
  [/, or allow another with --another( --yes)?\./, ', or allow another.'],
  [/: --yes-delete .*\.$/, '.'],
];

/** The same for what is wrong with a cell. */
export function problemInWindow(problem: Problem): Problem {
  const fix = windowWords(problem.fix);
  return fix === problem.fix ? problem : { ...problem, fix };
}

/** A sentence for people who have a window and no command line. */
export function windowWords(sentence: string): string {
  return WORDS.reduce((text, [found, instead]) => text.replace(found, instead), sentence);
}

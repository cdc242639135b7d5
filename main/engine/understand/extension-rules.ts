import type { Problem } from '../../../shared/domain/problem.ts';
import type { RowKey } from '../../../shared/domain/row.ts';
import type { LocalRow } from './check-row.ts';
import { createExtensionGaps } from './extension-gaps.ts';
import type { ExtensionGaps } from './extension-gaps.ts';
import { extensionBy, ruleId, ruleWords } from './extension-rule.ts';
import type { ExtensionFact, ExtensionRule } from './extension-rule.ts';
import { problemAt, warning } from './problem-at.ts';
import { roomFloor, roomName } from './room-identity.ts';
import { createRuleGroup } from './rule-group.ts';
import type { FoundRule, RuleGroup } from './rule-group.ts';

type Fact = ExtensionFact & { key: RowKey; sheet: string; group: string };
/** `used`: the rule that its rows are held to, its own or that of the sheet. */
type Floor = { group: RuleGroup<Fact>; found: FoundRule | null; used: ExtensionRule | null };
type SheetRules = {
  whole: RuleGroup<Fact>;
  found: FoundRule | null;
  floors: Map<string, Floor>;
  gaps: ExtensionGaps;
};

/** Something about the rows of a sheet that is no problem of any one of them. */
export type RowNote = { sheet: string; code: string; message: string };

/** How the extensions of each sheet follow from its rooms, kept right through edits. */
export type ExtensionRules = {
  put(local: LocalRow): void;
  take(key: RowKey): void;
  /** Finds the rules of what was put and taken; keys of rows that now break a rule, or no longer do. */
  settle(): Set<RowKey>;
  /** The warning of a row that breaks the rule which its neighbours follow; null for all others. */
  problemOf(local: LocalRow): Problem | null;
  /** The rules that were found, and gaps in runs of extensions: at most one of each a sheet. */
  notes(): RowNote[];
};

export function createExtensionRules(): ExtensionRules {
  const facts = new Map<RowKey, Fact>();
  const sheets = new Map<string, SheetRules>();
  const touched = new Map<SheetRules, Set<Floor>>();
  let lastTouched: Floor | null = null;

  function sheetOf(name: string): SheetRules {
    const held = sheets.get(name);
    if (held) return held;
    const whole = createRuleGroup<Fact>(true);
    const made = { whole, found: null, floors: new Map(), gaps: createExtensionGaps() };
    sheets.set(name, made);
    return made;
  }

  function touch(fact: Fact): { sheet: SheetRules; floor: Floor } {
    const sheet = sheetOf(fact.sheet);
    let floor = sheet.floors.get(fact.group);
    if (!floor) {
      floor = { group: createRuleGroup<Fact>(false), found: null, used: null };
      sheet.floors.set(fact.group, floor);
    }
    // Rows of one floor mostly follow each other.
    if (floor !== lastTouched) {
      const floors = touched.get(sheet);
      if (floors) floors.add(floor);
      else touched.set(sheet, new Set([floor]));
      lastTouched = floor;
    }
    return { sheet, floor };
  }

  function take(key: RowKey): void {
    const fact = facts.get(key);
    if (!fact) return;
    facts.delete(key);
    const { sheet, floor } = touch(fact);
    sheet.whole.take(fact);
    floor.group.take(fact);
    sheet.gaps.take(fact.extension);
  }

  return {
    put(local) {
      if (facts.has(local.row.key)) take(local.row.key);
      const fact = factOf(local);
      if (!fact) return;
      facts.set(fact.key, fact);
      const { sheet, floor } = touch(fact);
      sheet.whole.put(fact);
      floor.group.put(fact);
      sheet.gaps.put(fact.extension);
    },
    take,
    settle() {
      const changed = new Set<RowKey>();
      for (const [sheet, floors] of touched) {
        const before = sheet.found?.id;
        sheet.found = sheet.whole.rule();
        // Floors that kept to the rule of the sheet were not asked for one of their own.
        const asked = sheet.found?.id === before ? floors : sheet.floors.values();
        for (const floor of asked) {
          floor.found = keepsTo(sheet.found, floor.group) ? null : floor.group.rule();
        }
        for (const floor of sheet.floors.values()) {
          const [was, now] = [floor.used, ruleOn(sheet, floor)];
          floor.used = now;
          if ((was && ruleId(was)) === (now && ruleId(now))) continue;
          for (const fact of floor.group.members()) {
            if (expectedOf(was, fact) !== expectedOf(now, fact)) changed.add(fact.key);
          }
        }
      }
      touched.clear();
      lastTouched = null;
      return changed;
    },
    problemOf(local) {
      const fact = facts.get(local.row.key);
      const rule = fact && sheets.get(fact.sheet)?.floors.get(fact.group)?.used;
      if (!rule) return null;
      const expected = expectedOf(rule, fact);
      if (expected === null) return null;
      const { row, values } = local;
      const finding = outlier(rule, row.row, fact.extension, expected);
      return { ...problemAt({ ...row, values }, 'extension', finding), repair: expected };
    },
    notes: () => [...sheets].flatMap(([name, sheet]) => notesOf(name, sheet)),
  };
}

/** Where all rows of a floor follow the rule of their sheet, none of their own could fit better. */
function keepsTo(found: FoundRule | null, group: RuleGroup<Fact>): boolean {
  return found !== null && group.follows(found.rule) === group.members().length;
}

/** The rule of the sheet, unless a floor keeps to one of its own. */
function ruleOn({ found }: SheetRules, { group, found: own }: Floor): ExtensionRule | null {
  if (!found || !own || own.id === found.id) return (found ?? own)?.rule ?? null;
  return group.follows(found.rule) >= own.follows ? found.rule : own.rule;
}

/** The extension that a row would have by the rule; null where it has it, or where nothing follows. */
function expectedOf(rule: ExtensionRule | null, fact: Fact): string | null {
  const expected = rule && extensionBy(rule, fact);
  return expected === fact.extension ? null : expected;
}

const PLAIN = /^\d+$/u;
/** Behind a building's letters or a sign; in "101a" there is none. */
const LAST_NUMBER = /(?:^|[^\p{L}\p{N}]|^\p{L}+)(\d+)$/u;

function factOf(local: LocalRow): Fact | null {
  const { row, values, asks, removes } = local;
  const { extension } = values;
  if (row.kind !== 'rooms' && row.kind !== 'extensions') return null;
  if (!asks || removes || extension === undefined || !PLAIN.test(extension)) return null;
  const name = roomName(local);
  const room = PLAIN.test(name) ? name : LAST_NUMBER.exec(name)?.[1];
  if (room === undefined) return null;
  const said = roomFloor(local);
  const floor = PLAIN.test(said) ? said : (/(?:^|\D)(\d+)$/u.exec(said)?.[1] ?? '');
  const above = said === '' ? name.slice(0, -room.length) + room.slice(0, -2) : said;
  return { key: row.key, sheet: row.sheet, group: above, room, floor, extension };
}

function notesOf(sheet: string, { whole, found, floors, gaps }: SheetRules): RowNote[] {
  const notes: RowNote[] = [];
  if (found) notes.push({ sheet, code: 'extension.rule', message: ruleTold(found) });
  else {
    const own = [...floors].filter(([, floor]) => floor.found !== null);
    const told = own.slice(0, 3).map(([name, floor]) => {
      const rule = floor.found && ruleWords(floor.found.rule);
      return `extension = ${rule} on ${name === '' ? 'the rooms below 100' : name}`;
    });
    const more = own.length > told.length ? `, and ${own.length - told.length} more` : '';
    if (told.length > 0) {
      const message = `Extensions follow a rule of each floor: ${told.join('; ')}${more}.`;
      notes.push({ sheet, code: 'extension.rule', message });
    }
  }
  const missing = whole.members().length === 0 ? [] : gaps.gaps();
  if (missing.length > 0) notes.push({ sheet, code: 'extension.gaps', message: gapsTold(missing) });
  return notes;
}

function ruleTold({ rule, follows, of }: FoundRule): string {
  const others = of - follows;
  const rest = others === 0 ? '' : `, ${others} ${others === 1 ? 'does' : 'do'} not`;
  return `${follows} rows follow extension = ${ruleWords(rule)}${rest}.`;
}

const NAMED = 5;

function gapsTold(missing: readonly number[]): string {
  const named = missing.slice(0, NAMED).join(', ');
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  const verb = missing.length === 1 ? 'is' : 'are';
  return `In runs of extensions ${named}${more} ${verb} left out; check that no room is missing.`;
}

function outlier(rule: ExtensionRule, row: number, found: string, expected: string) {
  return warning(
    'extension.rule-outlier',
    `Extensions here follow extension = ${ruleWords(rule)}; row ${row} has ${found} where ${expected} follows.`,
    `Write ${expected} if this room keeps to the rule; else leave it as it is.`,
  );
}

import type { Package } from './open-package.ts';

export type WorkbookParts = {
  date1904: boolean;
  /** In the order of the tabs. */
  sheets: { name: string; visible: boolean; part: string }[];
  sharedStrings: string | undefined;
  styles: string | undefined;
  hasMacros: boolean;
  /** Other workbooks that its formulas take values from. */
  links: number;
};

type Relation = { type: string; target: string };

/** `xl/worksheets/sheet1.xml` for `worksheets/sheet1.xml` or `/xl/…` seen from `xl/workbook.xml`. */
function resolvePart(from: string, target: string): string {
  const folder = target.startsWith('/') ? '' : from.slice(0, from.lastIndexOf('/') + 1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split(/[/\\]/)) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function readRelations(pack: Package, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const found = new Map<string, Relation>();
  await pack.read(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      found.set(Id, { type, target: resolvePart(part, Target) });
    },
  });
  return found;
}

/** Which parts hold what; undefined where the package has no workbook in it. */
export async function readWorkbookParts(pack: Package): Promise<WorkbookParts | undefined> {
  const roots = await readRelations(pack, '');
  const root = [...roots.values()].find((relation) => relation.type === 'officeDocument');
  const workbook = root?.target ?? 'xl/workbook.xml';
  if (!pack.has(workbook)) return undefined;

  const relations = await readRelations(pack, workbook);
  const sheets: WorkbookParts['sheets'] = [];
  let date1904 = false;
  let isWorkbook = false;
  await pack.read(workbook, {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') date1904 = /^(1|true|on)$/i.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const relation = relations.get(id);
      // Chart and dialog sheets hold no cells. One whose part is missing or lies elsewhere is told of later.
      if (relation && relation.type !== 'worksheet') return;
      const visible = (attributes['state'] ?? 'visible') === 'visible';
      sheets.push({ name: attributes['name'] ?? '', visible, part: relation?.target ?? '' });
    },
  });
  if (!isWorkbook) return undefined;
  const partOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  return {
    date1904,
    sheets,
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    links: [...relations.values()].filter(({ type }) => type === 'externalLink').length,
    hasMacros: partOf('vbaProject') !== undefined,
  };
}

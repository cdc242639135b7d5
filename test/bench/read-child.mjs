// Reads a file in this process and prints how long that took: node read-child.mjs WHAT FILE HOME
// WHAT: `papaparse` and `exceljs` read it barely, `draft` as the window does: copied, read, mapped,
// checked and committed. A draft is then edited, cell by cell.
import { readFile } from 'node:fs/promises';

const MB = 2 ** 20;
const EDITS = 200;

const [what, file, home] = process.argv.slice(2);
const { read, edit } = await prepare(what);
globalThis.gc?.();
const idle = process.memoryUsage.rss();
const began = performance.now();
const rows = await read();
const seconds = (performance.now() - began) / 1000;
// The most that the process ever held, in kilobytes.
const megabytes = process.resourceUsage().maxRSS / 1024 - idle / MB;
const p95 = await edit?.();
console.log(JSON.stringify({ seconds, rows, megabytes, p95 }));
process.exit(0);

async function prepare(what) {
  if (what === 'papaparse') {
    const { default: Papa } = await import('papaparse');
    return { read: async () => Papa.parse(await readFile(file, 'utf8')).data.length - 1 };
  }
  if (what === 'exceljs') {
    const { default: ExcelJS } = await import('exceljs');
    const workbook = new ExcelJS.Workbook();
    return {
      read: async () => {
        await workbook.xlsx.readFile(file);
        return workbook.worksheets[0].rowCount - 1;
      },
    };
  }
  return draft();
}

async function draft() {
  const [{ createApp }, { nodePorts }] = await Promise.all([
    import('../../dist/main/app/create-app.js'),
    import('../../dist/main/hosts/node-ports.js'),
  ]);
  const { ports } = await nodePorts({
    env: { BELLHOP_HOME: home, BELLHOP_COUNTRY: 'US', BELLHOP_VERTICAL: 'hospitality' },
    allowHosts: [],
    stays: true,
    pathOf: () => file,
    emit: () => undefined,
  });
  const app = createApp(ports, (error) => console.error(error));
  let made;
  return {
    read: async () => {
      made = valueOf(await app('drafts.create', { files: ['file'], account: null }));
      if (made.errors > 0) throw new Error(`The file has errors: ${JSON.stringify(made.causes)}`);
      return made.rows;
    },
    edit: () => edits(app, made),
  };
}

/** Milliseconds from an edit to the new problems of its row and of those that share its keys, the 95th of 100. */
async function edits(app, { job, rows, sheets }) {
  const column = sheets[0].columns.findIndex(({ field }) => field === 'room' || field === 'name');
  const took = [];
  for (let n = 0; n < EDITS; n += 1) {
    const offset = Math.floor((n * rows) / EDITS);
    const { items } = valueOf(await app('rows.page', { job, offset, limit: 1 }));
    const before = performance.now();
    const cells = [{ key: items[0].key, column, text: `Other ${n}` }];
    valueOf(await app('rows.edit', { job, cells }));
    took.push(performance.now() - before);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(EDITS * 0.95)];
}

function valueOf(reply) {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

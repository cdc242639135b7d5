// Writes the files of the corpus anew: node test/corpus/make/make.mjs [FOLDER]
// Needs LibreOffice and Python with openpyxl, XlsxWriter and xlwt. The files are committed; workbooks differ
// by a few bytes from one making to the next, since programs write their version and the time into them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';
import { libreofficeSheets } from './libreoffice-sheets.mjs';

const here = import.meta.dirname;
const folder = resolve(process.argv[2] ?? join(here, '../files'));
mkdirSync(folder, { recursive: true });

/** Node 20 does not read TypeScript; vite, which builds the window, does. */
async function load(file) {
  const { module } = await runnerImport(join(here, file), { configFile: false, logLevel: 'error' });
  return module;
}

const { textFiles } = await load('text-files.ts');
const { handWrittenBooks } = await load('hand-written-books.ts');
const { exceljsBooks } = await load('exceljs-books.ts');
for (const [name, content] of Object.entries({
  ...textFiles(),
  ...handWrittenBooks(),
  ...(await exceljsBooks()),
})) {
  writeFileSync(join(folder, name), content);
}

execFileSync(process.env.PYTHON ?? '/usr/bin/python3', [join(here, 'python-books.py'), folder]);

const work = mkdtempSync(join(tmpdir(), 'bellhop-corpus-'));
for (const { name, source, extension, to } of libreofficeSheets()) {
  const from = join(work, `${name}.${extension}`);
  writeFileSync(from, source);
  const profile = `-env:UserInstallation=file://${work}/profile`;
  const convert = ['--headless', '--convert-to', to, '--outdir', join(work, 'out'), from];
  execFileSync(process.env.SOFFICE ?? '/usr/bin/soffice', [profile, ...convert], {
    stdio: 'ignore',
  });
  const made = `${name}.${to.split(':')[0]}`;
  renameSync(join(work, 'out', made), join(folder, made));
}
rmSync(work, { recursive: true });

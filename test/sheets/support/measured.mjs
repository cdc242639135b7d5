// Reads a file in this process and prints what came of it: node measured.mjs FILE
const { readSource } = await import('../../../dist/main/sheets/read-source.js');
const read = await readSource(process.argv[2]);
const rows = read.ok ? read.value.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0) : 0;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ code: read.ok ? 'read' : read.error.code, rows, megabytes }));

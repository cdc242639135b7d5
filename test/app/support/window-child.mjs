// A Bellhop of its own, which is killed in the midst of what it does.
// argv: home, file, account as JSON, what to do until it is killed.
import { createApp } from '../../../dist/main/app/create-app.js';
import { nodePorts } from '../../../dist/main/hosts/node-ports.js';

const [home, file, account, until] = process.argv.slice(2);
const { ports } = await nodePorts({
  env: { BELLHOP_HOME: home },
  allowHosts: [],
  pathOf: (id) => id,
  emit: (name) => {
    if (name === 'run.progress') process.send({ running: true });
  },
  info: { kind: 'browser', version: '0.0.0' },
});
const app = createApp(ports, (error) => {
  throw error;
});
async function get(name, input) {
  const reply = await app(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}

await get('accounts.add', JSON.parse(account));
const { job } = await get('drafts.create', { files: [file] });
process.send({ job });
if (until === 'editing') {
  // Says what was answered; the process dies at some moment between or within two edits.
  for (let n = 1; ; n++) {
    const { items } = await get('rows.page', { job, offset: n % 50, limit: 1 });
    await get('rows.edit', { job, cells: [{ key: items[0].key, column: 1, text: `Edit ${n}` }] });
    process.send({ answered: n });
  }
}
const { planHash } = await get('jobs.plan', { job });
await get('jobs.run', { job, planHash, yes: true });
// Whatever keeps a window open.
setInterval(() => undefined, 1000);

// Applies a file in this process, as the command does: node apply-child.mjs FILE HOME journal|none
// Prints how long it took. With `none` the journal takes everything and writes nothing.
import { createApp } from '../../dist/main/app/create-app.js';
import { nodePorts } from '../../dist/main/hosts/node-ports.js';

const [file, home, journal] = process.argv.slice(2);
const { ports, close } = await nodePorts({
  env: { ...process.env, BELLHOP_HOME: home },
  allowHosts: [],
  pathOf: () => file,
  emit: () => undefined,
});
const { jobs } = ports;
const unwritten = async (opening) => {
  const opened = await opening;
  if (!opened.ok || journal !== 'none') return opened;
  return { ...opened, value: { ...opened.value, journal: { record: async () => undefined } } };
};
const app = createApp(
  { ...ports, jobs: { ...jobs, create: (job) => unwritten(jobs.create(job)) } },
  (error) => {
    throw error;
  },
);
const began = performance.now();
const { user, system } = process.cpuUsage();
const ended = await app('jobs.apply', { files: ['file'], consents: { yes: true } });
const seconds = (performance.now() - began) / 1000;
const used = process.cpuUsage({ user, system });
if (!ended.ok || ended.value.outcome !== 'done') throw new Error(JSON.stringify(ended));
const { requests } = ended.value;
console.log(JSON.stringify({ seconds, requests, cpuSeconds: (used.user + used.system) / 1e6 }));
await app.close();
await close();

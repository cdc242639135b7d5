import type { EmitEvent } from '../../../shared/contract/contract.ts';
import { stopOnSignals } from './signals.ts';
import type { CommandContext, Terminal } from './terminal.ts';

type Host = {
  env: Record<string, string | undefined>;
  allowHosts: string[];
  emit: EmitEvent;
};

/** Composes the app for one command and lets go of the signals when the command has ended. */
export async function withApp(
  terminal: Terminal,
  host: Host,
  work: (context: CommandContext) => Promise<number>,
): Promise<number> {
  // Parsers, SQLite and HTTP take their time to load; `--help` need not wait for them.
  const [{ createApp }, { nodePorts }] = await Promise.all([
    import('../../app/create-app.ts'),
    import('../node-ports.ts'),
  ]);
  const files = new Map<string, string>();
  const { ports, log } = await nodePorts({ ...host, pathOf: (id) => files.get(id) ?? null });
  const app = createApp(ports, (error) => log.error({ err: error }, 'unexpected'));
  const release = stopOnSignals(terminal, app);
  try {
    return await work({
      terminal,
      app,
      file: (path) => {
        const id = `file-${files.size + 1}`;
        files.set(id, path);
        return id;
      },
    });
  } finally {
    release();
    await log.flushed();
  }
}

import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bump with the version of the package, so that an older browser is not taken for this one. */
const FOLDER = 'bellhop-test-chromium-147';

export type PackedChromium = { executablePath: string; env: Record<string, string> };

let unpacked: Promise<PackedChromium> | null = null;

/**
 * The browser inside a package, with the libraries and letters that a machine without one lacks.
 * It is unpacked once into the folder for temporary files, by whoever comes first.
 */
export function packedChromium(): Promise<PackedChromium> {
  unpacked ??= unpack();
  return unpacked;
}

async function unpack(): Promise<PackedChromium> {
  const folder = join(tmpdir(), FOLDER);
  if (!existsSync(folder)) {
    const made = await mkdtemp(`${folder}-`);
    await inflateInto(made);
    // That of the package names folders of another machine.
    await writeFile(
      join(made, 'fonts', 'fonts.conf'),
      `<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir></fontconfig>`,
    );
    // Other processes may unpack at the same time; the first folder in place is everybody's.
    await rename(made, folder).catch(() => rm(made, { recursive: true, force: true }));
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

/** The package reads where to unpack and whether libraries are needed from the environment only. */
async function inflateInto(folder: string): Promise<void> {
  const before = { ...process.env };
  try {
    Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) delete process.env[name];
    }
    Object.assign(process.env, before);
  }
}

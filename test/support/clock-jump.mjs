import { existsSync } from 'node:fs';

/** Loaded into a process by --import: once the file exists, its wall clock is ten minutes ahead. */
const file = process.env['CLOCK_JUMP_FILE'];
const now = Date.now;
Date.now = () => now() + (file !== undefined && existsSync(file) ? 600_000 : 0);

import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

/** The blue of the bell's plate; shade 8 carries white text at more than 7:1. */
const bell: MantineColorsTuple = [
  '#eef1fb',
  '#dbe1f5',
  '#b6c2ea',
  '#8fa1df',
  '#6d85d5',
  '#5671cf',
  '#4966cc',
  '#3a56b5',
  '#2f479b',
  '#243a86',
];

/** Greys of the dark scheme with a little of the bell's blue, from text to the deepest ground. */
const dark: MantineColorsTuple = [
  '#e3e6ee',
  '#c3c8d4',
  '#a9b0bf',
  '#8b93a5',
  '#444b59',
  '#323844',
  '#262a33',
  '#1c1f26',
  '#171a20',
  '#101217',
];

export const theme = createTheme({
  colors: { bell, dark },
  primaryColor: 'bell',
  // White on the lighter shades that Mantine takes by itself is too weak to be read.
  primaryShade: { light: 8, dark: 8 },
  fontFamily:
    'Inter, "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", "SF Mono", ui-monospace, Menlo, Consolas, monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Mantine moves things whatever the person asked the system for, unless told.
  respectReducedMotion: true,
  headings: { fontWeight: '650' },
});

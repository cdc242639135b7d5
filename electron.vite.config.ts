import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** The main process is compiled by `tsc -b`, since the command line runs the same files. */
export default defineConfig({
  preload: {
    build: {
      // A sandboxed preload cannot require anything: it has to be one CommonJS file.
      externalizeDeps: false,
      outDir: 'dist/preload',
      // Small enough to be read whole by whoever doubts it: names and nothing else.
      minify: true,
      lib: { entry: 'main/preload/preload.ts', formats: ['cjs'] },
      rollupOptions: { output: { entryFileNames: 'preload.cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    // The hosts put a fresh nonce in the place of this word on every load.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: 'dist/renderer',
      emptyOutDir: true,
      // The policy allows no data: addresses for scripts and styles.
      assetsInlineLimit: 0,
      minify: true,
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
});

import { defineConfig } from 'vite';

/**
 * Builds the playground into `dist/playground`. Its page is served at `/playground`, so everything it loads is below
 * that address in the build too, and is named relative to it: the service may be anywhere below PUBLIC_URL.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: {
    outDir: '../../dist/playground',
    emptyOutDir: true,
    assetsDir: 'playground/assets',
    assetsInlineLimit: 0,
    target: 'es2023',
    chunkSizeWarningLimit: 5000,
  },
});

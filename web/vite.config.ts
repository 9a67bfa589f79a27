import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** Builds the web app into `dist/web`. The service puts a nonce of its own into each answer, in place of the word. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    // Libraries mark what runs in browsers for frameworks that render on servers; nothing is rendered there here.
    rolldownOptions: { onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log) },
  },
  html: { cspNonce: 'CSP_NONCE' },
  // The page itself changes with each answer, so its files alone are compressed beforehand.
  plugins: [compression({ include: /\.(js|css|svg)$/, threshold: 1024 })],
});

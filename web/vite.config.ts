import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import type { Connect, Plugin } from 'vite';

const screens = ['panel', 'board', 'pickup'];

/** Serves the screens by the paths the server gives them. */
const byPath: Connect.NextHandleFunction = (request, _response, next) => {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const screen = screens.find((name) => path === `/${name}` || path.startsWith(`/${name}/`));
  if (screen) request.url = `/${screen}.html`;
  else if (path === '/account' || path.startsWith('/order/')) request.url = '/index.html';
  next();
};

const screenPaths: Plugin = {
  name: 'screen-paths',
  configureServer: (server) => void server.middlewares.use(byPath),
  configurePreviewServer: (server) => void server.middlewares.use(byPath),
};

export default defineConfig({
  appType: 'mpa',
  plugins: [react(), screenPaths],
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.BEANQ_API ?? 'http://127.0.0.1:8080' },
  },
  build: {
    sourcemap: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: ['index.html', 'panel.html', 'board.html', 'pickup.html'],
      output: {
        manualChunks(id) {
          if (/node_modules\/(react|react-dom|scheduler)\//.test(id)) return 'react';
          return undefined;
        },
      },
    },
  },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});

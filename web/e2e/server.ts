import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

const web = fileURLToPath(new URL('..', import.meta.url));
const binary = process.env.BEANQ_BINARY ?? resolve(web, '../build/dev/beanq');
// The binary refuses settings that it does not know.
const others = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('BEANQ_')),
);

export interface Running {
  /** Where the pages and the API are. */
  url: string;
  stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

async function untilReady(url: string, server: ChildProcess, log: () => string) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`beanq ended with ${server.exitCode}\n${log()}`);
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`beanq is not ready\n${log()}`);
}

/** Starts the binary with a data folder of its own, as a demo café or empty. */
export async function startServer(demo: boolean): Promise<Running> {
  const data = await mkdtemp(join(tmpdir(), 'beanq-e2e-'));
  const listen = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ['serve', '--listen', listen, ...(demo ? ['--demo'] : [])], {
    cwd: data,
    env: { ...others, BEANQ_DATA_DIR: data, BEANQ_BCRYPT_COST: '4' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const keep = (piece: Buffer) => (log = (log + piece.toString()).slice(-20_000));
  server.stdout.on('data', keep);
  server.stderr.on('data', keep);
  const ended = new Promise((done) => server.once('exit', done));

  async function stop() {
    if (server.exitCode === null) server.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  }

  const url = `http://${listen}`;
  try {
    await untilReady(url, server, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return process.env.BEANQ_PAGES === 'dist' ? withPages(url, stop) : { url, stop };
}

/** The pages of web/dist in front of a binary that has none. */
async function withPages(api: string, stopServer: () => Promise<void>): Promise<Running> {
  const port = await freePort();
  const pages = await preview({
    root: web,
    preview: { host: '127.0.0.1', port, proxy: { '/api': api } },
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await pages.close();
      await stopServer();
    },
  };
}

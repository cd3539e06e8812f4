import { expect, test, vi } from 'vitest';
import { createSession, type SessionParts } from './session';

const user = { id: 'u1', name: 'Ada', email: 'a@b.c', role: 'barista' };

/** A browser: one cookie, one lock, a channel among its tabs. */
function browser(signedIn: boolean) {
  let cookie = signedIn ? 1 : 0;
  let remembered = signedIn;
  let queue: Promise<unknown> = Promise.resolve();
  const tabs: SessionParts['channel'][] = [];
  const calls: string[] = [];

  const fetch: SessionParts['fetch'] = async (path) => {
    const name = path.split('/').at(-1) ?? '';
    calls.push(name);
    await new Promise((done) => setTimeout(done, 5));
    if (name === 'logout') {
      cookie = 0;
      return new Response(null, { status: 204 });
    }
    if (name === 'refresh' && cookie === 0) return Response.json({}, { status: 401 });
    cookie += 1;
    return Response.json({ access_token: `t${cookie}`, expires_in: 900, user });
  };

  function tab() {
    const channel: SessionParts['channel'] = {
      onmessage: null,
      postMessage: (data: unknown) =>
        tabs
          .filter((other) => other !== channel)
          .forEach((other) =>
            other.onmessage?.call(other as BroadcastChannel, { data } as MessageEvent),
          ),
    };
    tabs.push(channel);
    return createSession({
      fetch,
      channel,
      alone: (run) => {
        const turn = queue.then(run);
        queue = turn.catch(() => undefined);
        return turn;
      },
      memory: { get: () => remembered, set: (value) => (remembered = value) },
      patience: 20,
    });
  }
  return { tab, calls };
}

test('who never signed in is not asked for', async () => {
  const { tab, calls } = browser(false);
  const session = tab();
  await session.start();
  expect(session.current().state).toBe('out');
  expect(calls).toEqual([]);
});

test('a new page takes up the session by its cookie, a second one from the first', async () => {
  const { tab, calls } = browser(true);
  const first = tab();
  await first.start();
  const second = tab();
  await second.start();
  expect(first.current().user?.name).toBe('Ada');
  expect(await second.token()).toBe(await first.token());
  expect(calls).toEqual(['refresh']);
});

test('tabs whose token expired together refresh once', async () => {
  const { tab, calls } = browser(false);
  const [first, second] = [tab(), tab()];
  await first.signIn('a@b.c', 'x');
  const stale = await second.token();
  const fresh = await Promise.all([
    first.refresh(stale),
    second.refresh(stale),
    first.refresh(stale),
  ]);
  expect(new Set(fresh).size).toBe(1);
  expect(fresh[0]).not.toBe(stale);
  expect(calls).toEqual(['login', 'refresh']);
});

test('signing out in one tab signs out all', async () => {
  const { tab } = browser(false);
  const [first, second] = [tab(), tab()];
  await first.signIn('a@b.c', 'x');
  const told = vi.fn();
  second.subscribe(told);
  await first.signOut();
  expect(second.current().state).toBe('out');
  expect(await second.token()).toBeNull();
  expect(told).toHaveBeenCalledOnce();
});

test('a refused refresh is a sign-out everywhere', async () => {
  const { tab, calls } = browser(false);
  const [first, second] = [tab(), tab()];
  await first.signIn('a@b.c', 'x');
  const stale = await first.token();
  calls.length = 0;
  const other = tab();
  await other.signOut();
  expect(await first.refresh(stale)).toBeNull();
  expect(second.current().state).toBe('out');
});

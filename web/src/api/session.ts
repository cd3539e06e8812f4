import { useSyncExternalStore } from 'react';
import { language } from '../shared/i18n/language';
import { apiError } from './problem';
import type { components } from './schema';

export type User = components['schemas']['UserView'];

interface Access {
  token: string;
  expiresAt: number;
  user: User;
}

export type Session =
  | { state: 'unknown'; user: null }
  | { state: 'in'; user: User }
  | { state: 'out'; user: null };

type Message = { type: 'access'; access: Access } | { type: 'out' } | { type: 'ask' };

export interface SessionParts {
  fetch: (path: string, init: RequestInit) => Promise<Response>;
  channel: Pick<BroadcastChannel, 'postMessage'> & { onmessage: BroadcastChannel['onmessage'] };
  /** Runs one at a time among all tabs. */
  alone: <T>(run: () => Promise<T>) => Promise<T>;
  /** Remembers that this browser once signed in, so that others are not asked for a cookie. */
  memory: { get: () => boolean; set: (signedIn: boolean) => void };
  /** How long another tab has to hand over its access. */
  patience: number;
}

const unknown: Session = { state: 'unknown', user: null };
const out: Session = { state: 'out', user: null };

export function createSession(parts: SessionParts) {
  let access: Access | null = null;
  let session: Session = parts.memory.get() ? unknown : out;
  let starting: Promise<void> | null = null;
  let refreshing: Promise<string | null> | null = null;
  const listeners = new Set<() => void>();

  function become(next: Access | null) {
    const sameUser = next !== null && access?.user.id === next.user.id;
    access = next;
    parts.memory.set(next !== null);
    if (sameUser && session.state === 'in') return;
    session = next ? { state: 'in', user: next.user } : out;
    for (const listener of listeners) listener();
  }

  function tell(message: Message) {
    parts.channel.postMessage(message);
  }

  parts.channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.type === 'access') become(data.access);
    else if (data.type === 'out') become(null);
    else if (access && access.expiresAt > Date.now()) tell({ type: 'access', access });
  };

  const post = (path: string, body: unknown, token?: string) =>
    parts.fetch(`/api/v1/auth/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': language.current(),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });

  async function accept(response: Response): Promise<Access> {
    const tokens = (await response.json()) as components['schemas']['TokensView'];
    const next = {
      token: tokens.access_token,
      expiresAt: Date.now() + (tokens.expires_in - 10) * 1000,
      user: tokens.user,
    };
    become(next);
    tell({ type: 'access', access: next });
    return next;
  }

  const handedOver = (stale: string | null) =>
    access && access.token !== stale && access.expiresAt > Date.now() ? access.token : null;

  async function refreshAlone(stale: string | null): Promise<string | null> {
    const already = handedOver(stale);
    if (already) return already;
    const response = await post('refresh', {});
    if (response.ok) return (await accept(response)).token;
    if (response.status >= 500 || response.status === 429)
      throw apiError(response, await response.json().catch(() => null));
    become(null);
    tell({ type: 'out' });
    return null;
  }

  /** A token other than the stale one; null when the person has to sign in. */
  function refresh(stale: string | null): Promise<string | null> {
    refreshing ??= parts
      .alone(() => refreshAlone(stale))
      .finally(() => {
        refreshing = null;
      });
    return refreshing;
  }

  async function askOthers() {
    tell({ type: 'ask' });
    const until = Date.now() + parts.patience;
    while (!access && Date.now() < until) await new Promise((done) => setTimeout(done, 10));
  }

  /** Takes up the session this browser has, if any. */
  function start(): Promise<void> {
    starting ??= (async () => {
      if (session.state !== 'unknown') return;
      await askOthers();
      if (!access) await refresh(null);
    })().finally(() => {
      starting = null;
    });
    return starting;
  }

  async function token(): Promise<string | null> {
    if (session.state === 'unknown') await start();
    if (!access) return null;
    return access.expiresAt > Date.now() ? access.token : refresh(access.token);
  }

  async function signIn(email: string, password: string): Promise<User> {
    const response = await post('login', { email, password, cookie: true });
    if (!response.ok) throw apiError(response, await response.json().catch(() => null));
    return (await accept(response)).user;
  }

  /** Everywhere in this browser; on all devices with `all`. */
  async function signOut(all = false): Promise<void> {
    const held = await token();
    if (held) {
      const response = await post('logout', all ? { all } : {}, held);
      if (!response.ok && response.status !== 401)
        throw apiError(response, await response.json().catch(() => null));
    }
    become(null);
    tell({ type: 'out' });
  }

  return {
    start,
    token,
    refresh,
    signIn,
    signOut,
    current: () => session,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const remembered = 'beanq-signed-in';

export const session = createSession({
  fetch: (path, init) => fetch(path, init),
  channel: new BroadcastChannel('beanq-session'),
  alone: (run) =>
    'locks' in navigator ? navigator.locks.request('beanq-refresh', run) : run(),
  memory: {
    get: () => globalThis.localStorage?.getItem(remembered) === '1',
    set: (signedIn) => {
      if (signedIn) localStorage.setItem(remembered, '1');
      else localStorage.removeItem(remembered);
    },
  },
  patience: 150,
});

export function useSession(): Session {
  return useSyncExternalStore(session.subscribe, session.current);
}

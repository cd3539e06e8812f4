import { useEffect, useRef, useState } from 'react';
import { authorisedFetch } from './client';
import { eventParser, type StreamEvent } from './events';
import { apiError } from './problem';

export type StreamState = 'live' | 'connecting' | 'offline';

export interface StreamOptions {
  headers?: Record<string, string>;
  onEvent: (event: StreamEvent) => void;
  /** Each time the stream is open: read anew what the events are about, then nothing is missed. */
  onOpen?: () => void;
  onState?: (state: StreamState) => void;
}

const quietLimit = 40_000;
const longestWait = 15_000;

export function waitBefore(attempt: number, random = Math.random()): number {
  return Math.min(longestWait, 500 * 2 ** attempt) * (0.5 + random / 2);
}

/** Reads the event stream until the returned function is called; comes back after any loss. */
export function openStream(path: string, options: StreamOptions): () => void {
  const { onEvent, onOpen, onState } = options;
  const closed = new AbortController();
  let lastId: string | null = null;
  let wake: () => void = () => undefined;
  let drop: () => void = () => undefined;
  let attempt = 0;

  async function readOnce() {
    const connection = new AbortController();
    const give = () => connection.abort();
    drop = give;
    closed.signal.addEventListener('abort', give);
    let watchdog = setTimeout(give, quietLimit);
    try {
      const headers = new Headers({ Accept: 'text/event-stream', ...options.headers });
      if (lastId !== null) headers.set('Last-Event-ID', lastId);
      const request = new Request(path, { headers, cache: 'no-store', signal: connection.signal });
      const response = await authorisedFetch(request);
      if (!response.ok || !response.body) throw apiError(response, null);
      const feed = eventParser((event) => {
        lastId = event.id ?? lastId;
        onEvent(event);
      });
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      onState?.('live');
      onOpen?.();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        attempt = 0;
        clearTimeout(watchdog);
        watchdog = setTimeout(give, quietLimit);
        feed(decoder.decode(value, { stream: true }));
      }
    } finally {
      clearTimeout(watchdog);
      closed.signal.removeEventListener('abort', give);
    }
  }

  async function keepReading() {
    while (!closed.signal.aborted) {
      if (attempt === 0) onState?.('connecting');
      let pause = 0;
      try {
        await readOnce();
      } catch (error) {
        pause = ((error as { retryAfter?: number | null }).retryAfter ?? 0) * 1000;
      }
      if (closed.signal.aborted) return;
      onState?.(attempt === 0 && navigator.onLine ? 'connecting' : 'offline');
      const wait = Math.max(pause, waitBefore(attempt++));
      await new Promise<void>((done) => {
        const timer = setTimeout(done, wait);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  }

  const atOnce = () => {
    if (document.visibilityState === 'visible') wake();
  };
  const lost = () => {
    drop();
    onState?.('offline');
  };
  window.addEventListener('online', atOnce);
  window.addEventListener('offline', lost);
  document.addEventListener('visibilitychange', atOnce);
  void keepReading();

  return () => {
    closed.abort();
    wake();
    window.removeEventListener('online', atOnce);
    window.removeEventListener('offline', lost);
    document.removeEventListener('visibilitychange', atOnce);
  };
}

/** Follows a stream while the component is mounted and the path is not null. */
export function useStream(
  path: string | null,
  options: Omit<StreamOptions, 'onState'>,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const headers = JSON.stringify(options.headers ?? {});
  useEffect(() => {
    if (path === null) return;
    return openStream(path, {
      headers: JSON.parse(headers) as Record<string, string>,
      onEvent: (event) => latest.current.onEvent(event),
      onOpen: () => latest.current.onOpen?.(),
      onState: setState,
    });
  }, [path, headers]);
  return state;
}

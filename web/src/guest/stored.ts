import { useSyncExternalStore } from 'react';

export interface Stored<T> {
  get: () => T;
  set: (next: T) => void;
  use: () => T;
}

function read<T>(key: string, empty: T): T {
  try {
    const text = localStorage.getItem(key);
    return text === null ? empty : (JSON.parse(text) as T);
  } catch {
    return empty;
  }
}

/** A value in localStorage, the same in all tabs. */
export function stored<T>(key: string, empty: T): Stored<T> {
  let value = read(key, empty);
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  window.addEventListener('storage', (event) => {
    if (event.key !== key) return;
    value = read(key, empty);
    tell();
  });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const get = () => value;
  return {
    get,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Kept for as long as the page is open.
      }
      tell();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}

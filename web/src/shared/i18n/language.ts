import { useSyncExternalStore } from 'react';

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

const key = 'beanq-language';
const listeners = new Set<() => void>();
let current: Language = choose();

function choose(): Language {
  const chosen = globalThis.localStorage?.getItem(key);
  if (chosen === 'en' || chosen === 'ru') return chosen;
  const wanted = globalThis.navigator?.languages ?? [];
  return wanted.find((tag) => /^(en|ru)\b/.test(tag))?.startsWith('ru') ? 'ru' : 'en';
}

export const language = {
  current: () => current,
  set(next: Language) {
    current = next;
    localStorage.setItem(key, next);
    document.documentElement.lang = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

export function useLanguage(): Language {
  return useSyncExternalStore(language.subscribe, language.current);
}

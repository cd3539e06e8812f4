import { useSyncExternalStore, type MouseEvent } from 'react';

const moved = 'beanq-moved';

export function go(path: string) {
  history.pushState(null, '', path);
  window.dispatchEvent(new Event(moved));
  window.scrollTo(0, 0);
}

function subscribe(listener: () => void) {
  window.addEventListener(moved, listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener(moved, listener);
    window.removeEventListener('popstate', listener);
  };
}

export const usePath = () => useSyncExternalStore(subscribe, () => location.pathname);

export const linkTo = (path: string) => ({
  href: path,
  onClick: (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(path);
  },
});

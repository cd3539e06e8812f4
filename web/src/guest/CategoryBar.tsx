import { useEffect, useRef, useState } from 'react';
import css from './CategoryBar.module.css';
import { useGuestTexts } from './i18n';

/** The categories as links, the one that is read marked. */
export function CategoryBar({ categories }: { categories: { id: string; name: string }[] }) {
  const t = useGuestTexts();
  const bar = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState(categories[0]?.id);
  const ids = categories.map(({ id }) => id).join();

  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting);
        if (seen) setCurrent(seen.target.id);
      },
      { rootMargin: '-90px 0px -75% 0px' },
    );
    for (const id of ids.split(',')) {
      const section = document.getElementById(id);
      if (section) watcher.observe(section);
    }
    return () => watcher.disconnect();
  }, [ids]);

  useEffect(() => {
    const link = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (link) bar.current?.scrollTo({ left: link.offsetLeft - 24 });
  }, [current]);

  return (
    <nav ref={bar} className={css.bar} aria-label={t.categories}>
      {categories.map(({ id, name }) => (
        <a key={id} href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

import { IconBell, IconBellOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { session } from '../api/session';
import { ErrorNote } from '../shared/ErrorNote';
import { LanguageSwitch } from '../shared/LanguageSwitch';
import { SchemeSwitch } from '../shared/SchemeSwitch';
import { useSharedTexts } from '../shared/i18n';
import css from './Wall.module.css';
import { chime } from './chime';
import { usePickupTexts } from './i18n';
import { useShown, type Shown } from './orders';
import { useIdle } from './useIdle';

const newFor = 15_000;

/** The orders that became ready while this was watched, for a while. */
function useNewlyReady(ready: Shown[], onNew: () => void): Set<string> {
  const known = useRef<Set<string> | null>(null);
  const [fresh, setFresh] = useState(new Set<string>());
  const ids = ready.map(({ id }) => id).join();
  const tell = useRef(onNew);
  useEffect(() => {
    tell.current = onNew;
  });
  useEffect(() => {
    const now = new Set(ids ? ids.split(',') : []);
    const before = known.current;
    known.current = now;
    const added = before ? [...now].filter((id) => !before.has(id)) : [];
    if (added.length === 0) return;
    tell.current();
    setFresh((old) => new Set([...old, ...added]));
    setTimeout(
      () => setFresh((old) => new Set([...old].filter((id) => !added.includes(id)))),
      newFor,
    );
  }, [ids]);
  return fresh;
}

export function Wall() {
  const t = usePickupTexts();
  const shared = useSharedTexts();
  const { orders, error, stream } = useShown();
  const [sound, setSound] = useState(false);
  const idle = useIdle(3_000);
  const ready = orders.filter(({ status }) => status === 'ready');
  const being = orders.filter(({ status }) => status !== 'ready');
  const fresh = useNewlyReady(ready, () => sound && chime());
  const Bell = sound ? IconBell : IconBellOff;

  return (
    <main className={css.wall} data-idle={idle || undefined}>
      <h1 className={css.hidden}>{t.title}</h1>
      {stream === 'offline' && (
        <p role="alert" className={css.offline}>
          <IconPlugConnectedX aria-hidden /> {t.offline}
        </p>
      )}
      <ErrorNote error={orders.length === 0 ? error : null} />
      <div className={css.columns}>
        <section className={css.being} aria-labelledby="being">
          <h2 id="being">{t.being}</h2>
          <Numbers orders={being} />
        </section>
        <section className={css.ready} aria-labelledby="ready">
          <h2 id="ready">{t.ready}</h2>
          <Numbers orders={[...ready].reverse()} fresh={fresh} />
        </section>
      </div>
      <footer className={css.tools}>
        <span className={css.state} data-state={stream}>
          {shared.stream[stream]}
        </span>
        <button
          type="button"
          aria-pressed={sound}
          aria-label={t.sound}
          onClick={() => {
            if (!sound) chime();
            setSound(!sound);
          }}
        >
          <Bell size={20} aria-hidden />
        </button>
        <LanguageSwitch />
        <SchemeSwitch />
        <button type="button" onClick={() => void session.signOut()}>
          {shared.signIn.signOut}
        </button>
      </footer>
    </main>
  );
}

function Numbers({ orders, fresh }: { orders: Shown[]; fresh?: Set<string> }) {
  return (
    <ul className={css.numbers} aria-live="polite" data-many={orders.length > 12 || undefined}>
      {orders.map(({ id, number, name }) => (
        <li key={id} data-new={fresh?.has(id) || undefined}>
          {number}
          {name && <small>{name}</small>}
        </li>
      ))}
    </ul>
  );
}

import { IconMinus, IconPlus } from '@tabler/icons-react';
import css from './Counter.module.css';
import { useGuestTexts } from './i18n';

interface Props {
  what: string;
  count: number;
  least?: number;
  mayAdd: boolean;
  onAdd: () => void;
  onTake: () => void;
}

export function Counter({ what, count, least = 0, mayAdd, onAdd, onTake }: Props) {
  const t = useGuestTexts().product;
  return (
    <span className={css.counter} role="group" aria-label={what}>
      <button type="button" aria-label={t.fewer(what)} disabled={count <= least} onClick={onTake}>
        <IconMinus size={18} aria-hidden />
      </button>
      <output aria-live="polite">{count}</output>
      <button type="button" aria-label={t.more(what)} disabled={!mayAdd} onClick={onAdd}>
        <IconPlus size={18} aria-hidden />
      </button>
    </span>
  );
}

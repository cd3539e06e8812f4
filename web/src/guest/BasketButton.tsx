import { IconShoppingBag } from '@tabler/icons-react';
import { useLanguage } from '../shared/i18n/language';
import { formatMoney } from '../shared/money';
import css from './BasketButton.module.css';
import { countOf, resolve, sumOf } from './basket';
import { useGuestTexts } from './i18n';
import type { OnSale } from './onSale';
import { basketLines } from './store';

export function BasketButton({ menu, onOpen }: { menu: OnSale; onOpen: () => void }) {
  const t = useGuestTexts();
  const language = useLanguage();
  const lines = basketLines.use();
  if (lines.length === 0) return null;
  const count = countOf(lines);
  const resolved = lines.map((line) => resolve(line, menu));
  const price = formatMoney(sumOf(resolved, menu.currency), language);
  return (
    <button
      type="button"
      className={css.button}
      aria-label={t.basket.open(count, price)}
      onClick={onOpen}
    >
      <IconShoppingBag size={22} aria-hidden />
      <span>{t.basket.title}</span>
      <span className={css.count}>{count}</span>
      <b>{price}</b>
    </button>
  );
}

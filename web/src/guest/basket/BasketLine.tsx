import { IconTrash } from '@tabler/icons-react';
import type { Schemas } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { Counter } from '../Counter';
import { mostOfOne, withQuantity, type ResolvedLine } from '../basket';
import { useGuestTexts } from '../i18n';
import { basketLines } from '../store';
import css from './Basket.module.css';

interface Props {
  of: ResolvedLine;
  quoted: Schemas['QuoteLineView'] | undefined;
  fault: string | undefined;
}

export function BasketLine({ of, quoted, fault }: Props) {
  const t = useGuestTexts().basket;
  const language = useLanguage();
  const { line, item, variation, extras, trouble } = of;
  const name = item?.product.name ?? line.name;
  const price = quoted?.variation_id === line.variationId ? quoted.total : of.price;
  const several = (item?.product.variations.length ?? 0) > 1;
  const told = [
    several && variation ? variation.name : '',
    ...extras.map((extra) => (extra.count > 1 ? `${extra.count} × ${extra.name}` : extra.name)),
    line.note && `“${line.note}”`,
  ].filter(Boolean);
  const count = (quantity: number) =>
    basketLines.set(withQuantity(basketLines.get(), line.key, quantity));
  const problem = trouble ? t.trouble[trouble] : fault;

  return (
    <li className={css.line} data-trouble={problem ? true : undefined}>
      <div className={css.what}>
        <b>{name}</b>
        {told.length > 0 && <span className={css.told}>{told.join(' · ')}</span>}
        {problem && (
          <span role="alert" className={css.fault}>
            {problem}
          </span>
        )}
        <span className={css.price}>{price && formatMoney(price, language)}</span>
      </div>
      {trouble ? (
        <button
          type="button"
          className={css.remove}
          aria-label={t.remove(name)}
          onClick={() => count(0)}
        >
          <IconTrash size={20} aria-hidden />
        </button>
      ) : (
        <Counter
          what={name}
          count={line.quantity}
          mayAdd={line.quantity < mostOfOne}
          onAdd={() => count(line.quantity + 1)}
          onTake={() => count(line.quantity - 1)}
        />
      )}
    </li>
  );
}

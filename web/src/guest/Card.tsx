import { formatMoney } from '../shared/money';
import { useLanguage } from '../shared/i18n/language';
import css from './Card.module.css';
import { Picture } from './Picture';
import { useGuestTexts } from './i18n';
import { cheapest, hasStock, type Item } from './onSale';

interface Props {
  item: Item;
  eager: boolean;
  onOpen: () => void;
}

export function Card({ item, eager, onOpen }: Props) {
  const t = useGuestTexts();
  const language = useLanguage();
  const { product } = item;
  const least = cheapest(product);
  const price = least ? formatMoney(least.price, language) : '';
  const available = hasStock(item);
  return (
    <button type="button" className={css.card} data-sold-out={!available || undefined} onClick={onOpen}>
      <span className={css.picture}>
        <Picture name={product.name} url={product.image_url} eager={eager} />
      </span>
      <span className={css.text}>
        <span className={css.name}>{product.name}</span>
        <span className={css.description}>{product.description}</span>
        <span className={css.price}>
          {available ? (product.variations.length > 1 ? t.from(price) : price) : t.soldOut}
        </span>
      </span>
    </button>
  );
}

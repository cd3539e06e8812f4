import { useGuestTexts } from '../i18n';
import css from './Product.module.css';

interface Props {
  name?: string;
  label: string;
  price: string;
  available: boolean;
  /** Not now: the group has its most. */
  blocked?: boolean;
  checked: boolean;
  onChange: () => void;
}

/** One of several with a name, else on or off. */
export function Option({ name, label, price, available, blocked, checked, onChange }: Props) {
  const t = useGuestTexts();
  return (
    <label className={css.option} data-sold-out={!available || undefined}>
      <input
        type={name ? 'radio' : 'checkbox'}
        name={name}
        disabled={!available || blocked}
        checked={checked}
        onChange={onChange}
      />
      <span>{label}</span>
      <span className={css.price}>{available ? price : t.soldOut}</span>
    </label>
  );
}

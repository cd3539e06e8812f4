import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { Counter } from '../Counter';
import {
  add,
  instead,
  mayAdd,
  onlyOne,
  takeAway,
  type Choice,
  type Group,
  type Modifier,
} from '../choice';
import { useGuestTexts } from '../i18n';
import { Option } from './Option';
import css from './Product.module.css';

interface Props {
  group: Group;
  choice: Choice;
  onChange: (next: Choice) => void;
  fault: boolean;
}

function useRule(group: Group): string {
  const t = useGuestTexts().product;
  if (group.min === 0) return t.chooseUpTo(group.max);
  return onlyOne(group) ? t.chooseOne : t.chooseAtLeast(group.min, group.max);
}

export function GroupField({ group, choice, onChange, fault }: Props) {
  const t = useGuestTexts();
  const language = useLanguage();
  const rule = useRule(group);
  const priceOf = ({ price }: Modifier) =>
    price.amount === 0 ? '' : `+${formatMoney(price, language)}`;
  const none = !group.modifiers.some(({ id }) => choice[id]);

  function field(modifier: Modifier) {
    const count = choice[modifier.id] ?? 0;
    const shown = { label: modifier.name, price: priceOf(modifier), available: modifier.available };
    if (onlyOne(group))
      return (
        <Option
          key={modifier.id}
          {...shown}
          name={group.id}
          checked={count > 0}
          onChange={() => onChange(instead(group, choice, modifier))}
        />
      );
    if (!group.repeats || !modifier.available)
      return (
        <Option
          key={modifier.id}
          {...shown}
          blocked={count === 0 && !mayAdd(group, choice, modifier)}
          checked={count > 0}
          onChange={() =>
            onChange(count > 0 ? takeAway(choice, modifier) : add(group, choice, modifier))
          }
        />
      );
    return (
      <div key={modifier.id} className={css.counted}>
        <span>{modifier.name}</span>
        <span className={css.price}>{priceOf(modifier)}</span>
        <Counter
          what={modifier.name}
          count={count}
          mayAdd={mayAdd(group, choice, modifier)}
          onAdd={() => onChange(add(group, choice, modifier))}
          onTake={() => onChange(takeAway(choice, modifier))}
        />
      </div>
    );
  }

  return (
    <fieldset id={group.id} className={css.group}>
      <legend>
        {group.name} <small>{rule}</small>
      </legend>
      {fault && (
        <p className={css.fault} role="alert">
          {t.product.stillAsked}
        </p>
      )}
      {onlyOne(group) && group.min === 0 && (
        <Option
          name={group.id}
          label={t.product.none}
          price=""
          available
          checked={none}
          onChange={() => onChange(instead(group, choice, null))}
        />
      )}
      {group.modifiers.map(field)}
    </fieldset>
  );
}

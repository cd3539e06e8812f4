import '../formStyles';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney, plus, times } from '../../shared/money';
import { Counter } from '../Counter';
import { Picture } from '../Picture';
import { Sheet } from '../Sheet';
import { mostOfOne, withLine } from '../basket';
import { cannotBeAnswered, defaults, unanswered } from '../choice';
import { useGuestTexts } from '../i18n';
import { hasStock, type Item } from '../onSale';
import { basketLines } from '../store';
import { GroupField } from './GroupField';
import { Option } from './Option';
import css from './Product.module.css';

interface Props {
  item: Item;
  onClose: () => void;
}

export default function ProductSheet({ item, onClose }: Props) {
  const t = useGuestTexts();
  const language = useLanguage();
  const { product } = item;
  const groups = product.modifier_groups;
  const [size, setSize] = useState(() => product.variations.find((each) => each.available)?.id);
  const [choice, setChoice] = useState(() => defaults(groups));
  const [quantity, setQuantity] = useState(1);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const variation = product.variations.find(({ id }) => id === size);
  const missing = unanswered(groups, choice);
  const available = hasStock(item) && !groups.some(cannotBeAnswered);

  const price =
    variation &&
    times(
      groups
        .flatMap((group) => group.modifiers)
        .reduce((sum, each) => plus(sum, times(each.price, choice[each.id] ?? 0)), variation.price),
      quantity,
    );

  function put() {
    const first = missing[0];
    if (first) {
      setAsked(true);
      document.getElementById(first.id)?.scrollIntoView({ block: 'center' });
      return;
    }
    if (!variation) return;
    const line = { variationId: variation.id, choice, quantity, note, name: product.name };
    basketLines.set(withLine(basketLines.get(), line));
    onClose();
  }

  const footer = available ? (
    <div className={css.footer}>
      <Counter
        what={t.product.quantity}
        count={quantity}
        least={1}
        mayAdd={quantity < mostOfOne}
        onAdd={() => setQuantity(quantity + 1)}
        onTake={() => setQuantity(quantity - 1)}
      />
      <Button size="lg" radius="xl" flex={1} onClick={put} disabled={!price}>
        {price && t.product.add(formatMoney(price, language))}
      </Button>
    </div>
  ) : (
    <p className={css.soldOut}>{hasStock(item) ? t.product.cannot : t.soldOut}</p>
  );

  return (
    <Sheet
      title={product.name}
      picture={<Picture name={product.name} url={product.image_url} eager />}
      footer={footer}
      onClose={onClose}
    >
      <p className={css.description}>{product.description}</p>
      <p className={css.allergens}>
        {product.allergens.length > 0 ? (
          <>
            {t.product.allergens}:{' '}
            <b>
              {product.allergens
                .map((name) => (t.allergens as Record<string, string>)[name] ?? name)
                .join(', ')}
            </b>
          </>
        ) : (
          t.product.noAllergens
        )}
      </p>
      <fieldset className={css.group}>
        <legend>{t.product.size}</legend>
        {product.variations.map((each) => (
          <Option
            key={each.id}
            name="size"
            label={each.name}
            price={formatMoney(each.price, language)}
            available={item.available && each.available}
            checked={each.id === size}
            onChange={() => setSize(each.id)}
          />
        ))}
      </fieldset>
      {groups.map((group) => (
        <GroupField
          key={group.id}
          group={group}
          choice={choice}
          onChange={setChoice}
          fault={asked && missing.includes(group)}
        />
      ))}
      <Textarea
        mt="lg"
        label={t.product.note}
        maxLength={200}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Sheet>
  );
}

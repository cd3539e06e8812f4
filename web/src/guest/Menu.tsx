import { Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { ErrorNote } from '../shared/ErrorNote';
import { BasketButton } from './BasketButton';
import { Card } from './Card';
import { CategoryBar } from './CategoryBar';
import css from './Menu.module.css';
import { useGuestTexts } from './i18n';
import { useOnSale, type Item } from './onSale';

const ProductSheet = lazy(() => import('./product/ProductSheet'));
const Basket = lazy(() => import('./basket/Basket'));

const matches = (item: Item, text: string) =>
  `${item.product.name} ${item.product.description}`
    .toLocaleLowerCase()
    .includes(text.trim().toLocaleLowerCase());

export function Menu() {
  const t = useGuestTexts();
  const menu = useOnSale();
  const [chosen, setChosen] = useState<Item | null>(null);
  const [basketOpen, setBasketOpen] = useState(() => location.hash === '#basket');
  const [text, setText] = useState('');
  const all = menu.data?.menus.flatMap((one) => one.categories) ?? [];
  const shown = all
    .map((category) => ({ ...category, items: category.items.filter((item) => matches(item, text)) }))
    .filter((category) => category.items.length > 0);
  let position = 0;

  function closeBasket() {
    history.replaceState(null, '', '/');
    setBasketOpen(false);
  }

  return (
    <main className={css.main}>
      <div className={css.top}>
        <Title order={1} className={css.greeting ?? ''}>
          {t.greeting}
        </Title>
        <input
          type="search"
          className={css.search}
          placeholder={t.search}
          aria-label={t.search}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {shown.length > 0 && <CategoryBar categories={shown} />}
      {menu.isPending && (
        <div role="status" aria-label={t.loading} className={css.grid}>
          {Array.from({ length: 9 }, (_, each) => (
            <div key={each} className={css.ghost} />
          ))}
        </div>
      )}
      {!menu.data && <ErrorNote error={menu.error} onRetry={() => void menu.refetch()} />}
      {menu.data && all.length === 0 && <Text c="dimmed">{t.emptyMenu}</Text>}
      {all.length > 0 && shown.length === 0 && <Text c="dimmed">{t.nothingFound(text)}</Text>}
      {shown.map((category) => (
        <section key={category.id} id={category.id} className={css.section}>
          <Title order={2} size="h3" mb="md">
            {category.name}
          </Title>
          <ul className={css.grid}>
            {category.items.map((item) => (
              <li key={item.id}>
                <Card item={item} eager={position++ < 4} onOpen={() => setChosen(item)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {menu.data && <BasketButton menu={menu.data} onOpen={() => setBasketOpen(true)} />}
      <Suspense fallback={null}>
        {chosen && <ProductSheet item={chosen} onClose={() => setChosen(null)} />}
        {basketOpen && menu.data && (
          <Basket menu={menu.data} onClose={closeBasket} />
        )}
      </Suspense>
    </main>
  );
}

import type { Schemas } from '../api/client';
import { useLanguage } from '../shared/i18n/language';
import { formatMoney } from '../shared/money';
import css from './Totals.module.css';
import { useGuestTexts } from './i18n';

type Of = Pick<Schemas['OrderView'], 'totals' | 'discounts' | 'taxes'>;

export function Totals({ of: { totals, discounts, taxes } }: { of: Of }) {
  const t = useGuestTexts().totals;
  const language = useLanguage();
  const money = (amount: number) => formatMoney({ ...totals.total, amount }, language);
  const plain = totals.subtotal.amount === totals.total.amount;
  return (
    <dl className={css.totals}>
      {!plain && (
        <div>
          <dt>{t.subtotal}</dt>
          <dd>{money(totals.subtotal.amount)}</dd>
        </div>
      )}
      {discounts.map((each, index) => (
        <div key={index} className={css.discount}>
          <dt>{each.name || t.discount}</dt>
          <dd>{money(-each.amount.amount)}</dd>
        </div>
      ))}
      {taxes
        .filter((each) => !each.included)
        .map((each) => (
          <div key={each.tax_rate_id}>
            <dt>{each.name}</dt>
            <dd>{money(each.amount.amount)}</dd>
          </div>
        ))}
      {totals.tip.amount !== 0 && (
        <div>
          <dt>{t.tip}</dt>
          <dd>{money(totals.tip.amount)}</dd>
        </div>
      )}
      {totals.rounding.amount !== 0 && (
        <div>
          <dt>{t.rounding}</dt>
          <dd>{money(totals.rounding.amount)}</dd>
        </div>
      )}
      <div className={css.total}>
        <dt>{t.total}</dt>
        <dd>{money(totals.total.amount)}</dd>
      </div>
      {taxes
        .filter((each) => each.included)
        .map((each) => (
          <div key={each.tax_rate_id} className={css.included}>
            <dt>{t.included(each.name)}</dt>
            <dd>{money(each.amount.amount)}</dd>
          </div>
        ))}
    </dl>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { ErrorNote } from '../../shared/ErrorNote';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { useGuestTexts } from '../i18n';
import css from './Order.module.css';
import { useTokenHeaders } from './useOrder';

/** How the server found the price, read when it is unfolded. */
export function PriceSteps({ id, version }: { id: string; version: number }) {
  const t = useGuestTexts();
  const language = useLanguage();
  const headers = useTokenHeaders(id);
  const [open, setOpen] = useState(false);
  const price = useQuery({
    queryKey: ['price', id, version],
    queryFn: () =>
      take(api.GET('/api/v1/orders/{id}/price', { params: { path: { id } }, headers })),
    enabled: open,
  });
  return (
    <details
      className={css.explain}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t.order.explain}</summary>
      <ErrorNote error={price.error} />
      {price.data?.steps.length === 0 && <p>{t.order.noSteps}</p>}
      <ul>
        {price.data?.steps.map((step, index) => (
          <li key={index}>
            <b>
              {step.name || (step.rule === 'cash_rounding' ? t.totals.rounding : t.totals[step.rule])}
              : {formatMoney(step.amount, language)}
            </b>
            <span>{t.order.explainStep(formatMoney(step.base, language), step.exact)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

import '../formStyles';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ApiError, formErrors } from '../../api/problem';
import { useSession } from '../../api/session';
import { ErrorNote } from '../../shared/ErrorNote';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { PromiseText } from '../PromiseText';
import { Sheet } from '../Sheet';
import { Totals } from '../Totals';
import { resolve, sumOf } from '../basket';
import { useGuestTexts } from '../i18n';
import type { OnSale } from '../onSale';
import { basketLines, guestName } from '../store';
import { BasketLine } from './BasketLine';
import css from './Basket.module.css';
import { Details } from './Details';
import { bodyOf, emptyDraft, tipOf } from './draft';
import { usePlacing } from './usePlacing';
import { useQuote } from './useQuote';

interface Props {
  menu: OnSale;
  onClose: () => void;
}

export default function Basket({ menu, onClose }: Props) {
  const t = useGuestTexts();
  const language = useLanguage();
  const { user } = useSession();
  const lines = basketLines.use();
  const name = guestName.use();
  const [draft, setDraft] = useState(emptyDraft);
  const [asked, setAsked] = useState(false);
  const placing = usePlacing();

  const resolved = lines.map((line) => resolve(line, menu));
  const items = sumOf(resolved, menu.currency);
  const fine = lines.length > 0 && resolved.every(({ trouble }) => !trouble);
  const byName = user?.role !== 'client';
  const asBody = (called: string | null) => bodyOf(draft, lines, items, called);
  const quote = useQuote(fine ? asBody(null) : null);
  const quoted = fine ? quote.data : undefined;
  const faults: Record<string, string> = {
    ...formErrors(quote.error),
    ...formErrors(placing.error),
  };
  if (asked && byName && !name.trim()) faults.guest_name = t.basket.nameMissing;
  if (tipOf(draft, items) === undefined) faults.tip = t.basket.badAmount;
  const general = [placing.error, quote.error].find(
    (error) => error && Object.keys(formErrors(error)).length === 0,
  );

  function submit() {
    setAsked(true);
    if ((byName && !name.trim()) || faults.tip) {
      document.getElementById(faults.tip ? 'basket-tip' : 'basket-name')?.focus();
      return;
    }
    void placing.place(asBody(byName ? name.trim() : null));
  }

  const footer = lines.length > 0 && (
    <>
      {quoted && (
        <p className={css.promise} role="status">
          <PromiseText promise={quoted.promise} at={quoted.promised_at} />
        </p>
      )}
      <Button
        size="lg"
        radius="xl"
        fullWidth
        disabled={!fine || !quoted}
        loading={placing.busy}
        onClick={submit}
      >
        {quoted ? t.basket.place(formatMoney(quoted.totals.total, language)) : t.basket.reading}
      </Button>
    </>
  );

  return (
    <Sheet title={t.basket.title} footer={footer} onClose={onClose}>
      {lines.length === 0 && <p className={css.empty}>{t.basket.empty}</p>}
      <ul className={css.lines}>
        {resolved.map((each, index) => (
          <BasketLine
            key={each.line.key}
            of={each}
            quoted={quoted?.items[index]}
            fault={faultOf(faults, index)}
          />
        ))}
      </ul>
      {lines.length > 0 && (
        <>
          <Details
            draft={draft}
            onChange={(change) => {
              placing.forget();
              setDraft({ ...draft, ...change });
            }}
            faults={faults}
            byName={byName}
          />
          {quoted && <Totals of={quoted} />}
          {general !== undefined && (
            <div className={css.error}>
              <Refusal error={general} placing={general === placing.error} />
            </div>
          )}
        </>
      )}
    </Sheet>
  );
}

const faultOf = (faults: Record<string, string>, index: number) =>
  Object.entries(faults).find(([path]) => path.startsWith(`items.${index}.`))?.[1];

function Refusal({ error, placing }: { error: unknown; placing: boolean }) {
  const t = useGuestTexts().basket;
  if (placing && error instanceof TypeError)
    return (
      <p role="alert" className={css.lost}>
        {t.lost}
      </p>
    );
  const short = error instanceof ApiError ? error.problem.short : undefined;
  if (short?.length)
    return (
      <p role="alert" className={css.lost}>
        {t.short(short.map(({ name }) => name).join(', '))}
      </p>
    );
  return <ErrorNote error={error} />;
}

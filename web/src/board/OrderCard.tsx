import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { useLanguage } from '../shared/i18n/language';
import { formatTime } from '../shared/time';
import classes from './board.module.css';
import { due, urgency } from './due';
import { useBoardTexts } from './i18n';
import { OrderLine } from './OrderLine';
import type { Order } from './orders';
import { nextStatus, type Steps } from './steps';

interface Props {
  order: Order;
  now: number;
  zone: string;
  usual: ReadonlySet<string>;
  steps: Steps;
  isHeld: boolean;
  isBusy: boolean;
  mayChange: boolean;
}

export const OrderCard = memo(function OrderCard(props: Props) {
  const { order, now, zone, usual, steps, isHeld, isBusy, mayChange } = props;
  const t = useBoardTexts();
  const language = useLanguage();
  const { number, status, fulfilment } = order;
  const isMade = status === 'confirmed' || status === 'preparing';
  const label = t.step[status as keyof typeof t.step];
  return (
    <article
      className={classes.card}
      data-card={order.id}
      data-status={status}
      data-urgency={urgency(order, now)}
      data-held={isHeld || undefined}
      aria-label={number}
    >
      <div className={classes.head}>
        <div>
          <h3 className={classes.number}>{number}</h3>
          <div className={classes.who}>{order.guest_name ?? t.guest}</div>
        </div>
        <div className={classes.times}>
          <DueText order={order} now={now} zone={zone} />
          <div className={classes.small}>
            {t.placed(Math.floor((now - Date.parse(order.placed_at)) / 60_000))}
          </div>
          <div className={classes.small}>
            <b>{t.fulfilment[fulfilment.type]}</b>
            {fulfilment.pickup_at && ` ${t.pickupAt(formatTime(fulfilment.pickup_at, zone, language))}`}
          </div>
        </div>
      </div>
      {order.notes && <p className={classes.note}>{order.notes}</p>}
      <ul className={classes.lines}>
        {order.items.map((line) => (
          <li key={line.id}>
            <OrderLine
              line={line}
              usual={usual}
              onTick={
                mayChange && isMade && !isHeld && !line.voided ? () => steps.tick(order, line) : null
              }
            />
          </li>
        ))}
      </ul>
      {mayChange && (
        <UnstyledButton
          className={classes.main ?? ''}
          data-main
          data-to={nextStatus(status)}
          data-undo={isHeld || undefined}
          disabled={isBusy}
          ta="center"
          aria-label={isHeld ? t.undoOf(number) : t.stepOf(label, number)}
          onClick={() => (isHeld ? steps.undo() : steps.advance(order))}
        >
          {isHeld ? t.undo : label}
        </UnstyledButton>
      )}
    </article>
  );
});

function DueText({ order, now, zone }: { order: Order; now: number; zone: string }) {
  const t = useBoardTexts().due;
  const language = useLanguage();
  const when = due(order, now);
  const text = () => {
    switch (when.kind) {
      case 'none':
        return '';
      case 'now':
        return t.now;
      case 'at':
        return t.at(formatTime(when.at, zone, language));
      case 'seconds':
        return t.seconds(when.seconds);
      default:
        return t[when.kind](when.minutes);
    }
  };
  return <div className={classes.due}>{text()}</div>;
}

import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import classes from './board.module.css';
import { useBoardTexts } from './i18n';
import { OrderCard } from './OrderCard';
import type { Order, Status } from './orders';
import type { Steps, StepsState } from './steps';

const columns = ['new', 'preparing', 'ready'] as const;
type Column = (typeof columns)[number];

const columnOf = (status: Status): Column =>
  status === 'preparing' || status === 'ready' ? status : 'new';

interface Props {
  orders: Order[];
  now: number;
  zone: string;
  usual: ReadonlySet<string>;
  steps: Steps;
  taps: StepsState;
  mayChange: boolean;
}

/** New, in preparation, ready; side by side, or one at a time on a phone. */
export function Columns({ orders, taps, ...rest }: Props) {
  const t = useBoardTexts();
  const isNarrow = useMediaQuery('(max-width: 47.9em)', false, { getInitialValueInEffect: false });
  const [tab, setTab] = useState<Column>('new');
  const inColumn = (column: Column) => orders.filter(({ status }) => columnOf(status) === column);
  const shown = isNarrow ? [tab] : columns;
  return (
    <>
      {isNarrow && (
        <SegmentedControl
          m="xs"
          mb={0}
          size="md"
          aria-label={t.title}
          value={tab}
          onChange={(value) => setTab(value as Column)}
          data={columns.map((value) => ({
            value,
            label: `${t.columns[value]} · ${inColumn(value).length}`,
          }))}
        />
      )}
      <div className={classes.columns} data-single={isNarrow || undefined}>
        {shown.map((column) => {
          const own = inColumn(column);
          return (
            <section key={column} className={classes.column} data-column={column} aria-labelledby={`column-${column}`}>
              <div className={classes.columnHead}>
                <h2 id={`column-${column}`} className={classes.columnTitle}>
                  {t.columns[column]}
                </h2>
                <span className={classes.columnCount}>{own.length}</span>
              </div>
              <div className={classes.cards} tabIndex={0} role="group" aria-labelledby={`column-${column}`}>
                {own.length === 0 && <div className={classes.empty}>{t.empty[column]}</div>}
                {own.map((order) => (
                  <OrderCard
                    key={order.id}
                    order={order}
                    isHeld={taps.held === order.id}
                    isBusy={taps.busy.has(order.id)}
                    {...rest}
                  />
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </>
  );
}

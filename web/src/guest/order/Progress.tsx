import { IconCheck } from '@tabler/icons-react';
import { useGuestTexts } from '../i18n';
import css from './Order.module.css';
import type { Order } from './useOrder';

const steps = ['received', 'preparing', 'ready', 'completed'] as const;
const reached = { pending: 0, confirmed: 0, preparing: 1, ready: 2, completed: 3, cancelled: -1 };

export function Progress({ status }: { status: Order['status'] }) {
  const t = useGuestTexts().order;
  const now = reached[status];
  return (
    <ol className={css.steps} aria-label={t.progress}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-done={index <= now || undefined}
          aria-current={index === now ? 'step' : undefined}
        >
          <span className={css.dot}>{index <= now && <IconCheck size={16} aria-hidden />}</span>
          {t.steps[step]}
        </li>
      ))}
    </ol>
  );
}

import { useEffect, useRef } from 'react';
import { useLocalStorage } from '@mantine/hooks';
import { urgency, type Urgency } from './due';
import type { Order } from './orders';
import { play, silence, unlockSound } from './sounds';

/** Sounds once as a promise nears and once as it is broken. */
export function useSound(orders: Order[], now: number) {
  const [isOn, setOn] = useLocalStorage({
    key: 'beanq-board-sound',
    defaultValue: true,
    getInitialValueInEffect: false,
  });

  useEffect(() => silence(!isOn), [isOn]);
  useEffect(() => {
    window.addEventListener('pointerdown', unlockSound);
    window.addEventListener('keydown', unlockSound);
    return () => {
      window.removeEventListener('pointerdown', unlockSound);
      window.removeEventListener('keydown', unlockSound);
    };
  }, []);

  const before = useRef(new Map<string, Urgency>());
  useEffect(() => {
    const current = new Map(orders.map((order) => [order.id, urgency(order, now)]));
    const grew = (to: Urgency) =>
      [...current].some(([id, is]) => {
        const was = before.current.get(id);
        return is === to && was !== undefined && was !== to;
      });
    if (grew('late')) play('late');
    else if (grew('soon')) play('soon');
    before.current = current;
  }, [orders, now]);

  return { isOn, toggle: () => setOn(!isOn) };
}

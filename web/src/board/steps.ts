import { api, ifMatch, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { Line, OpenOrders, Order, Status } from './orders';

export const undoFor = 4_000;
const sameCard = 700;
const otherCard = 300;

const following: Partial<Record<Status, Status>> = {
  pending: 'confirmed',
  confirmed: 'preparing',
  preparing: 'ready',
  ready: 'completed',
};

export const nextStatus = (status: Status): Status => following[status] ?? status;

/** The API takes no step of an order back: what the guest is told of waits here a moment. */
const canWait = (to: Status) => to === 'ready' || to === 'completed';

interface Step {
  order: Order;
  send: (order: Order) => Promise<Order>;
}

export interface StepsState {
  /** The order whose step may still be undone. */
  held: string | null;
  /** Orders whose step is on its way. */
  busy: ReadonlySet<string>;
}

export interface StepsParts {
  orders: OpenOrders;
  refresh: (id: string) => Promise<void>;
  isOffline: () => boolean;
  onOffline: () => void;
  onStale: (order: Order) => void;
  onFailed: (order: Order, error: unknown) => void;
}

const sendStatus = (status: Status) => (order: Order) =>
  take(
    api.POST('/api/v1/orders/{id}/status', {
      params: { path: { id: order.id }, header: ifMatch(order.version) },
      body: { status },
      keepalive: true,
    }),
  );

const sendLine = (lineId: string, preparation: Line['preparation']) => (order: Order) =>
  take(
    api.POST('/api/v1/orders/{id}/items/{line_id}/preparation', {
      params: { path: { id: order.id, line_id: lineId }, header: ifMatch(order.version) },
      body: { preparation },
      keepalive: true,
    }),
  );

const isStale = (error: unknown) =>
  error instanceof ApiError && [404, 409, 412].includes(error.status);

/** A line is queued, started, done; and started again when it was ticked by mistake. */
const nextPreparation = (line: Line): Line['preparation'] =>
  line.preparation === 'started' ? 'done' : 'started';

function isLastToDo(order: Order, line: Line): boolean {
  const open = order.items.filter((each) => !each.voided && each.preparation !== 'done');
  return open.length === 1 && open[0]?.id === line.id;
}

/** The taps of one board: one step each, the last one undone within a few seconds. */
export function createSteps(parts: StepsParts) {
  const listeners = new Set<() => void>();
  const lines = new Map<string, Promise<void>>();
  let state: StepsState = { held: null, busy: new Set() };
  let held: { step: Step; timer: ReturnType<typeof setTimeout> } | null = null;
  let last = { what: '', at: -Infinity };

  function become(next: Partial<StepsState>) {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function setBusy(id: string, isBusy: boolean) {
    const busy = new Set(state.busy);
    if (isBusy) busy.add(id);
    else busy.delete(id);
    become({ busy });
  }

  /** A second tap that was meant for what moved away under the finger, or no tap of its own. */
  function isBounce(what: string, afterOthers = otherCard): boolean {
    const since = performance.now() - last.at;
    if (since < (last.what === what ? sameCard : afterOthers)) return true;
    last = { what, at: performance.now() };
    return false;
  }

  function refused(): boolean {
    if (!parts.isOffline()) return false;
    parts.onOffline();
    return true;
  }

  async function send({ order, send }: Step) {
    setBusy(order.id, true);
    try {
      parts.orders.put(await send(order));
    } catch (error) {
      if (isStale(error)) {
        parts.onStale(order);
        await parts.refresh(order.id);
      } else {
        parts.onFailed(order, error);
      }
    } finally {
      setBusy(order.id, false);
    }
  }

  function letGo(): Step | null {
    if (!held) return null;
    clearTimeout(held.timer);
    const { step } = held;
    held = null;
    become({ held: null });
    return step;
  }

  function flush() {
    const step = letGo();
    if (step) void send(step);
  }

  function hold(step: Step) {
    held = { step, timer: setTimeout(flush, undoFor) };
    become({ held: step.order.id });
  }

  function dropIfStale() {
    if (!held) return;
    const { order } = held.step;
    if (parts.orders.get(order.id)?.version === order.version) return;
    letGo();
    parts.onStale(order);
  }

  return {
    state: () => state,
    flush,

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    advance(order: Order) {
      if (state.busy.has(order.id) || isBounce(order.id) || refused()) return;
      flush();
      const to = nextStatus(order.status);
      const step = { order, send: sendStatus(to) };
      if (canWait(to)) hold(step);
      else void send(step);
    },

    tick(order: Order, line: Line) {
      if (isBounce(line.id, 0) || refused()) return;
      const to = nextPreparation(line);
      flush();
      if (to === 'done' && isLastToDo(order, line)) {
        hold({ order, send: sendLine(line.id, to) });
        return;
      }
      // Two ticks in a row: the second one is about what the first one made of the order.
      const before = lines.get(order.id) ?? Promise.resolve();
      const own = before.then(() =>
        send({ order: parts.orders.get(order.id) ?? order, send: sendLine(line.id, to) }),
      );
      lines.set(order.id, own);
      void own.finally(() => lines.get(order.id) === own && lines.delete(order.id));
    },

    undo() {
      if (!held || isBounce(held.step.order.id)) return;
      letGo();
    },

    /** Until the returned function is called; what is held then goes out. */
    open() {
      const unsubscribe = parts.orders.subscribe(dropIfStale);
      return () => {
        unsubscribe();
        flush();
      };
    },
  };
}

export type Steps = ReturnType<typeof createSteps>;

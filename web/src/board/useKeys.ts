import { useEffect } from 'react';
import type { Steps } from './steps';

const cards = () => [...document.querySelectorAll<HTMLElement>('[data-card]')];
const columnOf = (card: HTMLElement) => card.closest<HTMLElement>('[data-column]');
const mainButton = (card: HTMLElement) => card.querySelector<HTMLElement>('[data-main]');

function inDialog(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [role="radio"]');
}

interface Place {
  column: number;
  row: number;
}

function columns(): HTMLElement[][] {
  const all = [...document.querySelectorAll<HTMLElement>('[data-column]')];
  return all.map((column) => cards().filter((card) => columnOf(card) === column));
}

function placeOf(grid: HTMLElement[][], card: Element | null): Place | null {
  for (const [column, inColumn] of grid.entries()) {
    const row = inColumn.findIndex((each) => each === card);
    if (row >= 0) return { column, row };
  }
  return null;
}

/** The nearest card that way; columns without cards are passed over. */
function move(grid: HTMLElement[][], { column, row }: Place, key: string): HTMLElement | undefined {
  if (key === 'ArrowUp') return grid[column]?.[row - 1];
  if (key === 'ArrowDown') return grid[column]?.[row + 1];
  const by = key === 'ArrowLeft' ? -1 : 1;
  for (let next = column + by; next >= 0 && next < grid.length; next += by) {
    const cardsThere = grid[next] ?? [];
    if (cardsThere.length > 0) return cardsThere[Math.min(row, cardsThere.length - 1)];
  }
  return undefined;
}

/** Arrows go from card to card, digits tick lines, U takes the last step back; Enter is the button's own. */
export function useKeys(steps: Steps) {
  useEffect(() => {
    let last: Place = { column: 0, row: 0 };

    function focused(): HTMLElement | null {
      return document.activeElement?.closest<HTMLElement>('[data-card]') ?? null;
    }

    /** Where the focus was, after its card has gone. */
    function nearLast(grid: HTMLElement[][]): HTMLElement | undefined {
      const column = grid[last.column] ?? [];
      return column[Math.min(last.row, column.length - 1)] ?? grid.flat()[0];
    }

    function onKey(event: KeyboardEvent) {
      if (inDialog() || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey)
        return;
      if (event.code === 'KeyU') {
        steps.undo();
        return;
      }
      const card = focused();
      if (/^[1-9]$/.test(event.key)) {
        card?.querySelectorAll<HTMLElement>('[data-line]')[Number(event.key) - 1]?.click();
        return;
      }
      const isArrow = event.key.startsWith('Arrow');
      const isLost = event.key === 'Enter' && document.activeElement === document.body;
      if (!isArrow && !isLost) return;
      const grid = columns();
      const place = placeOf(grid, card);
      const target = place ? move(grid, place, event.key) : nearLast(grid);
      if (!target) return;
      event.preventDefault();
      mainButton(target)?.focus();
      target.scrollIntoView({ block: 'nearest' });
    }

    function onFocus() {
      const card = focused();
      if (card) last = placeOf(columns(), card) ?? last;
    }

    document.addEventListener('keydown', onKey);
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('focusin', onFocus);
    };
  }, [steps]);
}

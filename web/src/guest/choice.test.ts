import { describe, expect, it } from 'vitest';
import {
  add,
  cannotBeAnswered,
  defaults,
  instead,
  mayAdd,
  takeAway,
  unanswered,
  type Group,
  type Modifier,
} from './choice';

const modifier = (id: string, more: Partial<Modifier> = {}): Modifier => ({
  id,
  name: id,
  price: { amount: 0, currency: 'RUB' },
  default: false,
  available: true,
  ...more,
});

const group = (min: number, max: number, repeats: boolean, modifiers: Modifier[]): Group => ({
  id: 'group',
  name: 'Group',
  min,
  max,
  repeats,
  modifiers,
});

const cow = modifier('cow', { default: true });
const oat = modifier('oat');
const milk = group(1, 1, false, [cow, oat]);

describe('a choice of modifiers', () => {
  it('starts with the defaults', () => {
    expect(defaults([milk])).toEqual({ cow: 1 });
  });

  it('leaves out a default that is sold out', () => {
    expect(defaults([group(1, 1, false, [{ ...cow, available: false }, oat])])).toEqual({});
  });

  it('never starts with more than a group takes', () => {
    const both = [modifier('a', { default: true }), modifier('b', { default: true })];
    expect(defaults([group(0, 1, false, both)])).toEqual({ a: 1 });
  });

  it('replaces where there is only one', () => {
    expect(instead(milk, { cow: 1, sugar: 2 }, oat)).toEqual({ oat: 1, sugar: 2 });
    expect(instead(milk, { cow: 1 }, null)).toEqual({});
  });

  it('adds up to the most that a group takes', () => {
    const sugar = modifier('sugar');
    const sugars = group(0, 2, true, [sugar]);
    const two = add(sugars, add(sugars, {}, sugar), sugar);
    expect(two).toEqual({ sugar: 2 });
    expect(add(sugars, two, sugar)).toBe(two);
    expect(takeAway(takeAway(two, sugar), sugar)).toEqual({});
  });

  it('takes a modifier twice only where it repeats', () => {
    const syrups = group(0, 3, false, [oat, cow]);
    expect(mayAdd(syrups, { oat: 1 }, oat)).toBe(false);
    expect(mayAdd(syrups, { oat: 1 }, cow)).toBe(true);
  });

  it('takes nothing that is sold out', () => {
    const gone = { ...oat, available: false };
    expect(add(group(0, 3, true, [gone]), {}, gone)).toEqual({});
  });

  it('knows what is still asked for', () => {
    expect(unanswered([milk], {})).toEqual([milk]);
    expect(unanswered([milk], { oat: 1 })).toEqual([]);
  });

  it('knows what can not be answered', () => {
    const none = { ...oat, available: false };
    expect(cannotBeAnswered(group(1, 1, false, [none]))).toBe(true);
    expect(cannotBeAnswered(group(2, 2, true, [oat, none]))).toBe(false);
    expect(cannotBeAnswered(group(2, 2, false, [oat, none]))).toBe(true);
  });
});

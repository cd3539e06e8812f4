import type { Schemas } from '../api/client';

export type Group = Schemas['OnSaleGroup'];
export type Modifier = Schemas['OnSaleModifier'];
/** How many of each modifier, by its id. */
export type Choice = Readonly<Record<string, number>>;

export const countIn = (group: Group, choice: Choice) =>
  group.modifiers.reduce((sum, { id }) => sum + (choice[id] ?? 0), 0);

export const onlyOne = (group: Group) => group.max === 1;

export const mayAdd = (group: Group, choice: Choice, modifier: Modifier) =>
  modifier.available &&
  countIn(group, choice) < group.max &&
  (group.repeats || !choice[modifier.id]);

/** What the café puts in unless told otherwise. */
export function defaults(groups: Group[]): Choice {
  const choice: Record<string, number> = {};
  for (const group of groups)
    for (const modifier of group.modifiers)
      if (modifier.default && mayAdd(group, choice, modifier)) choice[modifier.id] = 1;
  return choice;
}

const put = (choice: Choice, id: string, count: number): Choice => {
  const { [id]: _, ...rest } = choice;
  return count > 0 ? { ...rest, [id]: count } : rest;
};

export const add = (group: Group, choice: Choice, modifier: Modifier): Choice =>
  mayAdd(group, choice, modifier)
    ? put(choice, modifier.id, (choice[modifier.id] ?? 0) + 1)
    : choice;

export const takeAway = (choice: Choice, modifier: Modifier): Choice =>
  put(choice, modifier.id, (choice[modifier.id] ?? 0) - 1);

/** Of a group that allows one: takes this instead of what was taken before. */
export function instead(group: Group, choice: Choice, modifier: Modifier | null): Choice {
  const without = group.modifiers.reduce((rest, { id }) => put(rest, id, 0), choice);
  return modifier?.available ? put(without, modifier.id, 1) : without;
}

/** The groups that still ask for something. */
export const unanswered = (groups: Group[], choice: Choice) =>
  groups.filter((group) => countIn(group, choice) < group.min);

/** Whether a group asks for more than there is. */
export function cannotBeAnswered(group: Group): boolean {
  const available = group.modifiers.filter((modifier) => modifier.available).length;
  return group.repeats ? group.min > 0 && available === 0 : available < group.min;
}

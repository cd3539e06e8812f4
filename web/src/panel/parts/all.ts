interface Slice<T> {
  items: T[];
  next_cursor?: string | null;
}

/** Every page of a list that is chosen from. */
export async function all<T>(read: (cursor?: string) => Promise<Slice<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const slice = await read(cursor);
    items.push(...slice.items);
    cursor = slice.next_cursor ?? undefined;
  } while (cursor);
  return items;
}

export const from = (cursor?: string) => (cursor ? { cursor } : {});

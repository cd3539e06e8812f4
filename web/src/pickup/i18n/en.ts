export const en = { title: 'Pickup' };

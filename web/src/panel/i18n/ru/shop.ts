import type { Translation } from '../../../shared/i18n/texts';
import type { shop as en } from '../en/shop';

const roles: Record<string, string> = { admin: 'администратор', manager: 'менеджер', barista: 'бариста', client: 'гость' };

export const shop: Translation<typeof en> = {
  today: {
    orders: 'Заказы', revenue: 'Выручка', ticket: 'Средний чек', queue: 'В очереди', promises: 'Обещания сдержаны',
    cancelled: (n) => `отменено: ${n}`, stations: (n) => `Рабочих мест: ${n}`,
    promised: (kept, broken) => `сдержано ${kept}, нарушено ${broken}`,
    best: 'Лучшие продажи', byHour: 'Заказы по часам', none: 'Сегодня заказов ещё нет', short: 'Заканчивается',
    toStock: 'Весь склад', enough: 'Всего достаточно.',
  },
  orders: {
    title: (number) => `Заказ ${number}`, number: 'Номер', state: 'Статус', items: 'Состав', placed: 'Принят',
    promised: 'Обещан', readyAt: 'Готов', total: 'Итого', late: 'обещание нарушено', onTime: 'обещание сдержано', guest: 'Гость',
    fulfilment: 'Способ выдачи', payment: 'Оплата', notes: 'Заметки', byStatus: 'Статус', any: 'Любой', day: 'Рабочая дата',
    subtotal: 'Сумма', discount: 'Скидка', tax: 'Налог', tip: 'Чаевые', rounding: 'Округление', refunded: 'Возвращено',
    voided: 'снято', void: 'Снять', voidOf: (name) => `Снять: ${name}`, price: 'Из чего цена',
    of: (base) => `от ${base}`, included: 'в цене', history: 'История', details: 'Изменены данные',
    reason: 'Причина', refund: 'Возврат', cancel: 'Отменить заказ', refundHint: 'Оставьте нули, чтобы вернуть всё оставшееся.',
    rules: { discount: 'Скидка', tax: 'Налог', cash_rounding: 'Округление наличных' },
    status: { pending: 'Ожидает', confirmed: 'Принят', preparing: 'Готовится', ready: 'Готов', completed: 'Выдан', cancelled: 'Отменён' },
    make: { pending: 'Ожидает', confirmed: 'Принять', preparing: 'Начать готовить', ready: 'Готов', completed: 'Выдать', cancelled: 'Отменить' },
    fulfilments: { pickup: 'Самовывоз', dine_in: 'В зале', takeaway: 'С собой' },
    methods: { cash: 'Наличные', card: 'Карта', online: 'Онлайн' },
    payments: { unpaid: 'не оплачен', authorized: 'авторизован', paid: 'оплачен', partially_refunded: 'частично возвращён', refunded: 'возвращён' },
    asking: {
      cancel: { title: (number) => `Отменить заказ ${number}`, submit: 'Отменить заказ' },
      void: { title: (number) => `Снять позицию: ${number}`, submit: 'Снять позицию' },
      refund: { title: (number) => `Возврат: ${number}`, submit: 'Вернуть' },
    },
  },
  stock: {
    ingredients: 'Ингредиенты', movements: 'Движения', newIngredient: 'Новый ингредиент', ingredient: 'Ингредиент',
    onHand: 'Остаток', par: 'Норма запаса', threshold: 'Порог дозаказа', value: 'Стоимость', low: 'мало', onlyLow: 'Только то, чего мало',
    at: 'Когда', kind: 'Вид', anyKind: 'Любой вид', quantity: 'Количество', unit: 'Единица', packs: 'Упаковки',
    block: 'Не принимать заказы при нехватке', addPack: 'Добавить упаковку', packHint: 'коробка', saveTargets: 'Сохранить нормы',
    packName: (n) => `Название упаковки ${n}`, packQuantity: (n) => `Количество в упаковке ${n}`, packUnit: (n) => `Единица упаковки ${n}`,
    targets: (name) => `Нормы: ${name}`,
    kinds: { receipt: 'Приход', sale: 'Продажа', return: 'Возврат', waste: 'Списание', count: 'Пересчёт', adjustment: 'Корректировка', transfer: 'Перемещение' },
    reason: { receipt: 'Заметка (необязательно)', count: 'Заметка (необязательно)', waste: 'Причина' },
    line: (n) => `Строка ${n}`, lineIngredient: (n) => `Ингредиент ${n}`, lineQuantity: (n) => `Количество ${n}`,
    lineUnit: (n) => `Единица ${n}`, lineCost: (n) => `Цена за единицу ${n}`, removeLine: (n) => `Убрать строку ${n}`,
    addLine: 'Добавить строку', post: 'Провести',
  },
  people: {
    name: 'Имя', email: 'Электронная почта', phone: 'Телефон', password: 'Первый пароль', role: 'Роль', roles: 'Роли', new: 'Новый человек',
    search: 'Поиск по имени или почте', roleOf: (name) => `Роль: ${name}`, activeOf: (name) => `Активен: ${name}`,
    roleName: (name) => roles[name] ?? name,
  },
};

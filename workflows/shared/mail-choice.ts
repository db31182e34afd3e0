/** What mail is about, as far as its receiver may choose. Codes, password notices and applicants without an account have no choice. */
export const MAIL_TOPICS = ['outcome', 'reminder', 'new-task'] as const;

export type MailTopic = (typeof MAIL_TOPICS)[number];

/** How mail about a topic goes: when it happens, gathered in the morning, or not at all. */
export const DELIVERIES = ['at-once', 'digest', 'none'] as const;

export type Delivery = (typeof DELIVERIES)[number];

/** What an account has that never chose (docs/rules.md, Messages and mail). */
export const DEFAULT_DELIVERY = { outcome: 'at-once', reminder: 'digest', 'new-task': 'digest' } as const satisfies Record<MailTopic, Delivery>;

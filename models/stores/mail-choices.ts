import type { Sequelize } from 'sequelize';
import { DEFAULT_DELIVERY, type Delivery, MAIL_TOPICS, type MailTopic } from '../../workflows/shared/mail-choice.ts';
import { queryRows, withTransaction } from '../database.ts';
import { MailChoiceModel } from '../mail-choice.ts';

export type MailChoices = Readonly<Record<MailTopic, Delivery>>;

/** How an account hears of each topic; what it has not chosen is the default. */
export async function findMailChoices(accountId: string): Promise<MailChoices> {
  const chosen = new Map((await MailChoiceModel.findAll({ where: { accountId } })).map(({ topic, delivery }) => [topic, delivery]));
  const choiceOf = (topic: MailTopic): Delivery => chosen.get(topic) ?? DEFAULT_DELIVERY[topic];
  return { outcome: choiceOf('outcome'), reminder: choiceOf('reminder'), 'new-task': choiceOf('new-task') };
}

/** Keeps the choices of an account. What waits for the next digest of a topic that is not wanted any more is not mailed. Safe to retry. */
export async function saveMailChoices(sequelize: Sequelize, accountId: string, choices: MailChoices): Promise<void> {
  await withTransaction(sequelize, async (transaction) => {
    for (const topic of MAIL_TOPICS) await MailChoiceModel.upsert({ accountId, topic, delivery: choices[topic] }, { transaction });
    for (const [topic, whose] of [['outcome', 'IS NULL'], ['reminder', 'IS NOT NULL']] as const) {
      if (choices[topic] !== 'none') continue;
      await queryRows(sequelize, `
        UPDATE messages SET delivery = 'none'
        WHERE account_id = :accountId AND delivery = 'digest' AND digest_day IS NULL AND membership_id ${whose} RETURNING id`, { accountId }, transaction);
    }
  });
}

import { PassThrough } from 'node:stream';
import type { Context } from 'hono';
import { writeBatchReceipt, XLSX_MEDIA_TYPE } from '../models/sheets/batch-receipt.ts';
import { type BatchItemView, type BatchView, type ItemQuestion, listBatchItems } from '../models/stores/batch-view.ts';
import type { ApiDeps, AppEnv } from './app-env.ts';
import { webStreamOf } from './web-stream.ts';

/** Receipts read by one query. */
const PAGE = 500;

interface Receipt extends Pick<ItemQuestion, 'taskCondition'> {
  readonly batch: BatchView;
}

/** Streams the receipts of a batch as a workbook, in the language of the request; kept by no cache. */
export function answerBatchReceipt(c: Context<AppEnv>, { sequelize, logger }: ApiDeps, { batch, taskCondition }: Receipt): Response {
  const content = new PassThrough();
  const items = allItems(sequelize, { batchId: batch.id, taskCondition });
  writeBatchReceipt(content, { batch, items, locale: c.var.locale }).catch((error: unknown) => {
    logger.error({ event: 'batch-receipt-failed', batchId: batch.id, error });
    content.destroy(error instanceof Error ? error : undefined);
  });
  return c.body(webStreamOf(content), 200, {
    'Content-Type': XLSX_MEDIA_TYPE,
    'Content-Disposition': `attachment; filename="batch-${batch.createdAt.slice(0, 10)}-${batch.id.slice(-6)}.xlsx"`,
    'Cache-Control': 'private, no-store',
  });
}

async function* allItems(
  sequelize: ApiDeps['sequelize'], question: Pick<ItemQuestion, 'batchId' | 'taskCondition'>,
): AsyncGenerator<BatchItemView> {
  let afterPosition = 0;
  for (let isLast = false; !isLast;) {
    const { items, hasMore } = await listBatchItems(sequelize, { ...question, filter: null, afterPosition, limit: PAGE });
    yield* items;
    afterPosition = items.at(-1)?.position ?? afterPosition;
    isLast = !hasMore;
  }
}

import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { explainReceipt } from '../../workflows/shared/batch-words.ts';
import { BATCH_RESULTS } from '../../workflows/shared/batch.ts';
import { type Locale, type MessageKey, translate } from '../../workflows/shared/messages/index.ts';
import { clockAt } from '../../workflows/shared/time.ts';
import type { BatchItemView, BatchView } from '../stores/batch-view.ts';

export const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Columns of the receipts, in order, with their widths in characters. */
const COLUMNS = [
  ['batch.column.position', 8], ['batch.column.caseNumber', 24], ['batch.column.subject', 36], ['batch.column.result', 16],
  ['batch.column.explanation', 52], ['batch.column.at', 20],
] as const satisfies readonly (readonly [MessageKey, number])[];

/**
 * Writes a batch as a workbook, row by row: a sheet that sums it up, and one with a row for every receipt. Times are
 * those of a clock in Asia/Shanghai.
 */
export async function writeBatchReceipt(
  to: Writable, { batch, items, locale }: { batch: BatchView; items: AsyncIterable<BatchItemView>; locale: Locale },
): Promise<void> {
  // Half a second that a start does not wait for.
  const { default: { stream } } = await import('exceljs');
  const workbook = new stream.xlsx.WorkbookWriter({ stream: to, useStyles: false, useSharedStrings: false });
  writeSummary(workbook, batch, locale);
  const sheet = workbook.addWorksheet(translate(locale, 'batch.sheet.receipts'), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(([key, width]) => ({ header: translate(locale, key), width }));
  for await (const item of items) sheet.addRow(receiptRow(item, locale)).commit();
  sheet.commit();
  await workbook.commit();
}

function writeSummary(workbook: ExcelJS.stream.xlsx.WorkbookWriter, batch: BatchView, locale: Locale): void {
  const say = (key: MessageKey): string => translate(locale, key);
  const sheet = workbook.addWorksheet(say('batch.sheet.summary'));
  sheet.columns = [{ width: 24 }, { width: 60 }];
  const rows: readonly (readonly [string, string | number | null])[] = [
    [say('batch.summary.verb'), say(`batch.verb.${batch.verb}`)],
    [say('batch.summary.reason'), batch.reason],
    [say('batch.summary.state'), say(`batch.state.${batch.state}`)],
    [say('batch.summary.createdAt'), clockAt(batch.createdAt)],
    [say('batch.summary.endedAt'), batch.endedAt === null ? null : clockAt(batch.endedAt)],
    [say('batch.summary.total'), batch.total],
    ...BATCH_RESULTS.map((result): [string, number] => [say(`batch.result.${result}`), batch.counts[result]]),
  ];
  for (const row of rows) sheet.addRow([...row]).commit();
  sheet.commit();
}

/** Null for an empty cell. */
function receiptRow(item: BatchItemView, locale: Locale): (string | number | null)[] {
  return [
    item.position, item.caseNumber, item.subjectName, translate(locale, `batch.result.${item.result ?? 'waiting'}`),
    explainReceipt(locale, item, clockAt), item.at === null ? null : clockAt(item.at),
  ];
}

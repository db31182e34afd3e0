import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { startedFor } from '../setup/environment.ts';

const FOLDER = new URL('./histories/', import.meta.url);
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

function replay(text: string): Promise<void> {
  const parsed: unknown = JSON.parse(text);
  return Worker.runReplayHistory({ workflowBundle: { codePath: startedFor('TEST_WORKFLOW_BUNDLE') } }, historyFromJSON(parsed));
}

describe('histories that were recorded with earlier code', () => {
  it('are there', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  it.each(names)('%s replays', async (name) => {
    await expect(replay(readFileSync(new URL(name, FOLDER), 'utf8'))).resolves.toBeUndefined();
  });

  it('would show a workflow that does something else', async () => {
    const name = names.find((each) => each.startsWith('registration-review')) ?? '';
    // The names of local activities stand encoded in their markers.
    const changed = readFileSync(new URL(name, FOLDER), 'utf8').replaceAll(/"data": "([^"]+)"/g, (whole, data: string) => {
      const text = Buffer.from(data, 'base64').toString('utf8');
      return text.includes('"openCase"')
        ? `"data": "${Buffer.from(text.replaceAll('"openCase"', '"closeCase"')).toString('base64')}"` : whole;
    });
    await expect(replay(changed)).rejects.toThrow(DeterminismViolationError);
  });
});

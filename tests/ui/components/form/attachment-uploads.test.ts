import { beforeEach, describe, expect, it } from '@jest/globals';
import { AttachmentUploads } from '../../../../ui/components/form/widgets/attachment-uploads.ts';
import type { Upload } from '../../../../ui/http/upload.ts';
import { ATTACHMENT_MEDIA_TYPES, type AttachmentFacts } from '../../../../workflows/shared/attachment.ts';
import { problem } from '../../support/problem.ts';

const RULE = { min: 1, max: 2, types: ATTACHMENT_MEDIA_TYPES };

interface Sent extends Upload {
  readonly arrive: (id: string) => void;
  readonly fail: (status: number, code: string) => void;
}

let sent: Sent[] = [];
let discarded: string[] = [];
let uploads: AttachmentUploads;
beforeEach(() => {
  sent = [];
  discarded = [];
  uploads = new AttachmentUploads({
    upload: (upload) => new Promise<AttachmentFacts>((resolve, reject) => {
      sent.push({
        ...upload,
        arrive: (id) => { resolve({ id, name: upload.name, mediaType: 'application/pdf', size: 4 }); },
        fail: (status, code) => {
          reject(problem(status, code));
        },
      });
    }),
    discard: (id) => { discarded.push(id); }, changed: () => undefined,
  });
});

const file = (name: string, content = 'text'): File => new File([content], name);
const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
const states = (): string[] => uploads.entries.map(({ state }) => state);

describe('the files of a field', () => {
  it('are sent at once with the type of their name, and stand in the way until they are there', async () => {
    uploads.add([file('a.PDF')], RULE);
    expect(uploads.obstacle).toBe('attachmentUploading');
    expect(sent[0]).toMatchObject({ name: 'a.PDF', mediaType: 'application/pdf' });
    sent[0]?.progress(2, 4);
    expect(uploads.entries[0]).toMatchObject({ state: 'uploading', loaded: 2 });
    sent[0]?.arrive('one');
    await settled();
    expect([uploads.ids, uploads.obstacle]).toEqual([['one'], null]);
  });

  it.each([
    ['a.exe', 'text', 'file-type-not-offered'], ['a.pdf', '', 'file-damaged'], ['a.pdf', 'x'.repeat(5 * 1024 * 1024 + 1), 'file-too-large'],
  ])('%s is refused without being sent when it cannot be taken', (name, content, code) => {
    uploads.add([file(name, content)], RULE);
    expect(sent).toEqual([]);
    expect(uploads.entries[0]).toMatchObject({ state: 'failed', flaw: { code, mayRetry: false } });
    expect(uploads.obstacle).toBe('attachmentFailed');
  });

  it('are no more than the field takes', () => {
    uploads.add([file('a.pdf'), file('b.pdf'), file('c.pdf')], RULE);
    uploads.add([file('d.pdf')], RULE);
    expect(uploads.entries.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
  });

  it('are sent again under the same key when no answer came, and not at all when they were refused', async () => {
    uploads.add([file('a.pdf'), file('b.pdf')], RULE);
    sent[0]?.fail(0, 'unreachable');
    sent[1]?.fail(422, 'file-mismatch');
    await settled();
    expect(uploads.entries.map(({ flaw }) => flaw?.mayRetry)).toEqual([true, false]);
    for (const entry of uploads.entries.slice(0, 1)) uploads.retry(entry);
    expect(states()).toEqual(['waiting', 'failed']);
    expect(sent[2]?.key).toBe(sent[0]?.key);
  });

  it('that are taken out are given up, or deleted once they have arrived; those of the case stay there', async () => {
    uploads.show([{ id: 'known', name: 'k.pdf', mediaType: 'application/pdf', size: 9 }]);
    uploads.add([file('a.pdf')], RULE);
    for (const entry of uploads.entries) uploads.remove(entry);
    expect(sent[0]?.signal.aborted).toBe(true);
    sent[0]?.arrive('late');
    await settled();
    expect([uploads.ids, uploads.entries, discarded]).toEqual([[], [], ['late']]);
  });
});

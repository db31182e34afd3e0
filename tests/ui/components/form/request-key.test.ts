import { describe, expect, it } from '@jest/globals';
import { RequestKey } from '../../../../ui/components/form/request-key.ts';

describe('the key of an intention', () => {
  function numbered(): RequestKey {
    let count = 0;
    return new RequestKey(() => String(count += 1));
  }

  it('stays while the same content waits for its answer', () => {
    const key = numbered();
    expect([key.for({ verb: 'approve' }), key.for({ verb: 'approve' })]).toEqual(['1', '1']);
  });

  it('changes with the content and after an answer', () => {
    const key = numbered();
    const first = key.for({ verb: 'approve' });
    const other = key.for({ verb: 'reject' });
    key.answered();
    expect([first, other, key.for({ verb: 'reject' })]).toEqual(['1', '2', '3']);
  });

  it('is a UUID by default', () => {
    expect(new RequestKey().for('')).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });
});

import { describe, expect, it } from '@jest/globals';
import { SEARCH_ATTRIBUTES as started } from '../../../scripts/lib/temporal.mjs';
import { SEARCH_ATTRIBUTES } from '../../../workflows/shared/search-attributes.ts';

describe('search attributes', () => {
  it('are registered by the servers that scripts start as workflows use them', () => {
    expect(started).toEqual(SEARCH_ATTRIBUTES);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type Message, MessageList, type MessagePage } from '../../../../ui/screens/messages/message-list.ts';

/** A server with messages numbered from 1, the latest first. */
class Server {
  readonly questions: { cursor?: string; limit: number }[] = [];
  #last = 0;

  add(count: number): void {
    this.#last += count;
  }

  readonly ask = async (question: { cursor?: string; limit: number }): Promise<MessagePage> => {
    this.questions.push(question);
    const from = question.cursor === undefined ? this.#last : Number(question.cursor) - 1;
    const items = Array.from({ length: Math.min(question.limit, from) }, (_item, index) => messageOf(from - index));
    const last = Number(items.at(-1)?.id ?? 0);
    return { items, nextCursor: last > 1 ? String(last) : null };
  };
}

function messageOf(number: number): Message {
  return {
    id: String(number), code: 'reviewer.reminder', params: {}, caseId: null, caseNumber: null, membershipId: null, organizationName: null,
    createdAt: new Date(number * 1_000).toISOString(), readAt: null,
  };
}

async function listOf(count: number): Promise<{ server: Server; list: MessageList }> {
  const server = new Server();
  server.add(count);
  const list = new MessageList(server.ask);
  await list.reload();
  return { server, list };
}

const numbers = ({ items }: MessageList): number[] => items.map(({ id }) => Number(id));
const down = (from: number, to: number): number[] => Array.from({ length: from - to + 1 }, (_item, index) => from - index);

describe('the list of messages', () => {
  it('appends page by page until there is no other', async () => {
    const { list } = await listOf(70);
    expect(numbers(list)).toEqual(down(70, 41));
    await list.more();
    await list.more();
    expect(numbers(list)).toEqual(down(70, 1));
    expect(list.nextCursor).toBeNull();
  });

  it('shows what is new on top and keeps what was appended', async () => {
    const { server, list } = await listOf(70);
    await list.more();
    server.add(2);
    await list.reload();
    expect(numbers(list)).toEqual(down(72, 11));
    await list.more();
    expect(numbers(list)).toEqual(down(72, 1));
  });

  it('asks for a hundred at most, and keeps those further back', async () => {
    const { server, list } = await listOf(140);
    for (let page = 0; page < 3; page += 1) await list.more();
    server.add(1);
    await list.reload();
    expect(server.questions.at(-1)).toEqual({ limit: 100 });
    expect(numbers(list)).toEqual(down(141, 21));
    await list.more();
    expect(numbers(list)).toEqual(down(141, 1));
  });

  it('knows whether any is unread, and marks one or all', async () => {
    const { list } = await listOf(2);
    list.markRead('2', '2026-11-25T00:00:00.000Z');
    expect(list.items.map(({ readAt }) => readAt)).toEqual(['2026-11-25T00:00:00.000Z', null]);
    expect(list.hasUnread).toBe(true);
    list.markRead(null, '2026-11-26T00:00:00.000Z');
    expect(list.items.map(({ readAt }) => readAt)).toEqual(['2026-11-25T00:00:00.000Z', '2026-11-26T00:00:00.000Z']);
    expect(list.hasUnread).toBe(false);
  });
});

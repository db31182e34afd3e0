const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is a UUID as we write them, in lower case; the database refuses others with an error that looks like an outage. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** One step forward. Released steps never change; a later step expands first and contracts in a later release. */
export interface Migration {
  /** `yyyy-mm-dd-n-what`; also the order. */
  readonly name: string;
  readonly sql: string;
}

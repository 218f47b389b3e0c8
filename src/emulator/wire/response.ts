/** What goes back over HTTP. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Not sent in answer to HEAD. */
  readonly body: Uint8Array;
}

export const noBody = new Uint8Array();

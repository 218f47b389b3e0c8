interface ServiceFailure extends Error {
  /** The code as the service sent it, where its protocol is XML; the SDK's name of an error may be another. */
  readonly Code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/** How a call failed, as `NoSuchEntity 404`; `succeeded` if it did not. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
  const failure = await catchFailure(call);
  return failure ? `${failure.Code ?? failure.name} ${failure.$metadata?.httpStatusCode}` : 'succeeded';
}

/** The sentence of a failure; empty if the call succeeded. */
export async function sentenceOf(call: Promise<unknown>): Promise<string> {
  return (await catchFailure(call))?.message ?? '';
}

/** The failure itself; undefined if the call succeeded. */
export async function catchFailure(call: Promise<unknown>): Promise<ServiceFailure | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

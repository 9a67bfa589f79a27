/** Is told what went wrong on our side when the request goes on all the same. */
export type FaultObserver = (error: unknown, requestId: string) => void;

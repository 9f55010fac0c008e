/** Ways in which the real server fails; none of them is in its description. */
import type { ServerResponse } from 'node:http';

/** One failure of some calls. */
export interface Fault {
  /** Operation of the description, `graphql` or `git`; every one where it is left out. */
  operation?: string;
  /** The how-manieth calls of that operation fail, from 1; all of them where it is left out. */
  calls?: readonly number[];
  /** Whether the request is carried out all the same, so that its outcome is unknown to the client. */
  carriedOut?: boolean;
  /** What happens before the request is looked at. */
  wait?(): Promise<unknown>;
  /** Answers in place of the real answer; left out for one that is only late. */
  answer?(response: ServerResponse, real: string): void;
}

export type Answering = Pick<Fault, 'answer' | 'carriedOut' | 'wait'>;

const message = (text: string): string =>
  JSON.stringify({ message: text, documentation_url: 'https://docs.github.com/rest' });

/** A status with GitHub's usual error object. */
export function status(code: number, text = 'Server Error', headers: Record<string, string> = {}): Answering {
  return {
    answer: (response) => {
      response.writeHead(code, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(message(text));
    },
  };
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
export function primaryLimit(resetsInSeconds: number): Answering {
  return status(403, 'API rate limit exceeded for installation.', {
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + resetsInSeconds),
  });
}

/** @param retryAfter seconds, or an HTTP date */
export function secondaryLimit(code: 403 | 429, retryAfter: string): Answering {
  const text = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return status(code, text, { 'retry-after': retryAfter });
}

/** An HTTP date so many seconds from now. */
export function httpDate(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toUTCString();
}

/** The announced length is that of the whole answer; the connection ends in the middle. */
export const cutOff: Answering = {
  carriedOut: true,
  answer: (response, real) => {
    const bytes = Buffer.from(real);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  },
};

/** Half of the answer, as if that were all. */
export const truncatedJson: Answering = {
  carriedOut: true,
  answer: (response, real) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(real.slice(0, real.length >> 1) || '{');
  },
};

/** What a proxy or a maintenance page says. */
export const htmlPage: Answering = {
  answer: (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!DOCTYPE html><title>Unicorn!</title>');
  },
};

/** The connection ends before any answer, after the request was carried out. */
export const lostAnswer: Answering = { carriedOut: true, answer: (response) => void response.destroy() };

/** Lets none of so many calls go on before all of them have arrived. */
export function meeting(calls: number): () => Promise<void> {
  let here = 0;
  let open = (): void => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    if (++here === calls) open();
    return all;
  };
}

/** Picks the fault of a call, where there is one. */
export function faultFor(faults: readonly Fault[], operation: string, nth: number): Fault | undefined {
  return faults.find(
    (fault) =>
      (fault.operation === undefined || fault.operation === operation) &&
      (fault.calls === undefined || fault.calls.includes(nth)),
  );
}

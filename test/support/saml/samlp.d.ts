declare module 'samlp' {
  import type { RequestHandler } from 'express';

  interface Options {
    issuer: string;
    cert: string;
    key: string;
    signingCert?: string;
    signResponse?: boolean;
    lifetimeInSeconds?: number;
    nameIdentifierFormat?: string;
    destination?: string;
    recipient?: string;
    redirectEndpointPath?: string;
    postEndpointPath?: string;
    getPostURL?(
      audience: string,
      request: Document,
      req: unknown,
      done: (error: Error | null, url: string) => void,
    ): void;
    getUserFromRequest?(req: unknown): unknown;
    profileMapper?(user: unknown): unknown;
  }

  function auth(options: Options): RequestHandler;
  function metadata(options: Options): RequestHandler;

  export { auth, metadata };
}

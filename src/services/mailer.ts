/** A mail to one person, in plain text. */
export interface Mail {
  /** One e-mail address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Takes mail to people. Rejects when a mail could not be handed over. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

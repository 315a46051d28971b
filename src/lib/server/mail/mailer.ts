/** One mail in plain text. Nothing in it may tell what or whom it is about: an employer may read it. */
export type Mail = {
	/** One plain address (`parseAddress`). */
	to: string;
	subject: string;
	text: string;
	/** Further headers; never text that somebody typed. */
	headers?: Record<string, string>;
	/** `<…@…>`; the same for each try of the same mail. */
	messageId?: string;
};

/** Hands mails over to a server; the tests have one that keeps them. */
export type Mailer = {
	/** Resolves once the mail server took the mail; throws when it refused it or did not answer. */
	send: (mail: Mail) => Promise<{ messageId: string }>;
	close: () => void;
};

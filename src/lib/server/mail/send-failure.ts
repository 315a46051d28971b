/** Why a mail did not leave. It holds nothing of the words of the mail server, which often quote the address. */
export type SendFailure = {
	/**
	 * What would have to change: the `address`, the `mail` itself, or the `server`, which may take the same mail another
	 * time.
	 */
	fault: 'address' | 'mail' | 'server';
	/** Name that nodemailer gives to the failure; empty for any other error. */
	code: string;
	/** Reply of the mail server; null when it gave none. */
	responseCode: number | null;
};

/** The step of SMTP at which a server judges the recipient, or the mail. At any other, it speaks of us. */
const JUDGES = { 'RCPT TO': 'address', DATA: 'mail' } as const;

/** A refusal of its policy, by the class of the status (RFC 3463 § 3.8): we may not send, whoever the mail is for. */
const POLICY = /^\d{3}[ -]5\.7\./;

/**
 * Reads an error of `Mailer.send`. Only a refusal for good (5xx) of this recipient or this mail is theirs: a wrong password,
 * a sender or a relay that is not allowed stop every mail alike, until whoever runs the server mends it.
 */
export function sendFailure(error: unknown): SendFailure {
	const { code, responseCode, command, response } = error as Record<string, unknown>;
	const replied = typeof responseCode === 'number' ? responseCode : null;
	const isForGood = replied !== null && replied >= 500 && !POLICY.test(String(response));
	const judged = isForGood && (command === 'RCPT TO' || command === 'DATA') ? JUDGES[command] : null;
	return { fault: judged ?? 'server', code: typeof code === 'string' ? code : '', responseCode: replied };
}

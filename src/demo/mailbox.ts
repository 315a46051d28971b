import { randomUUIDv7 } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';

/** A mail that was caught. `id` sorts by time of reception. */
export interface CaughtMail {
	id: string;
	/** Addresses of the envelope: who would have received it. */
	recipients: string[];
	email: Email;
}

/** Written on top of each caught mail, as the last mail server of a real delivery does. */
const RECIPIENT_HEADER = 'Delivered-To';

/** Caught mails, one file each, complete or absent. */
export class Mailbox {
	readonly #folder: string;

	constructor(folder: string) {
		this.#folder = folder;
	}

	async keep(recipients: readonly string[], raw: Buffer): Promise<void> {
		await mkdir(this.#folder, { recursive: true, mode: 0o700 });
		const file = join(this.#folder, `${randomUUIDv7()}.eml`);
		const head = recipients.map((address) => `${RECIPIENT_HEADER}: ${address}\r\n`).join('');
		await writeFile(`${file}.part`, Buffer.concat([Buffer.from(head), raw]), { mode: 0o600 });
		await rename(`${file}.part`, file);
	}

	/** All mails, the newest first. */
	async mails(): Promise<CaughtMail[]> {
		const names = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return [];
			throw error;
		});
		const ids = names.filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -'.eml'.length));
		return Promise.all(
			ids
				.sort()
				.reverse()
				.map((id) => this.#read(id))
		);
	}

	/** One mail; null if there is none of that id. */
	async mail(id: string): Promise<CaughtMail | null> {
		return (await this.mails()).find((mail) => mail.id === id) ?? null;
	}

	async #read(id: string): Promise<CaughtMail> {
		const email = await PostalMime.parse(await readFile(join(this.#folder, `${id}.eml`)));
		const recipients = email.headers
			.filter(({ key }) => key === RECIPIENT_HEADER.toLowerCase())
			.map(({ value }) => value);
		return { id, recipients, email };
	}
}

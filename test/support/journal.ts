/** Runs `fn` and gives what it answered, with what was written on the error output meanwhile: nothing of it is shown. */
export async function journalDe<T>(fn: () => Promise<T>): Promise<{ reponse: T; journal: string }> {
	const { write } = process.stderr;
	let journal = '';
	process.stderr.write = (text: string | Uint8Array) => {
		journal += String(text);
		return true;
	};
	try {
		return { reponse: await fn(), journal };
	} finally {
		process.stderr.write = write;
	}
}

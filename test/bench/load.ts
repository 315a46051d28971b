import { connect, type Socket } from 'node:net';

/** What one round of requests gave. */
export interface Round {
	perSecond: number;
	/** Milliseconds, sorted. */
	latencies: number[];
}

/**
 * Asks for one page again and again for `seconds`, over `connections` connections that are kept open, each waiting for its
 * answer before asking again. Only loopback addresses are loaded.
 * Throws at the first answer that is not 200.
 */
export async function load(
	url: URL,
	headers: Record<string, string>,
	connections: number,
	seconds: number
): Promise<Round> {
	if (!['localhost', '127.0.0.1'].includes(url.hostname))
		throw new Error(`${url.hostname} is not this machine`);
	const lines = Object.entries({ Host: url.host, ...headers }).map(
		([name, value]) => `${name}: ${value}\r\n`
	);
	const request = Buffer.from(`GET ${url.pathname} HTTP/1.1\r\n${lines.join('')}\r\n`);
	const latencies: number[] = [];
	const start = performance.now();
	const end = start + seconds * 1000;
	await Promise.all(Array.from({ length: connections }, () => askUntil(end, url, request, latencies)));
	const elapsed = (performance.now() - start) / 1000;
	return { perSecond: latencies.length / elapsed, latencies: latencies.sort((a, b) => a - b) };
}

function askUntil(end: number, url: URL, request: Buffer, latencies: number[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const socket: Socket = connect(Number(url.port), '127.0.0.1');
		let received: Buffer = Buffer.alloc(0);
		let sentAt = 0;
		const ask = () => {
			received = Buffer.alloc(0);
			sentAt = performance.now();
			socket.write(request);
		};
		socket.setNoDelay(true);
		socket.once('connect', ask);
		socket.once('error', reject);
		socket.once('close', () => reject(new Error(`${url.href} closed the connection`)));
		socket.on('data', (chunk: Buffer) => {
			received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
			const answer = wholeAnswer(received);
			if (answer === null) return;
			if (answer !== 200) return void socket.destroy(new Error(`${url.href} answered ${answer}`));
			const now = performance.now();
			latencies.push(now - sentAt);
			if (now < end) return ask();
			socket.removeAllListeners('close').destroy();
			resolve();
		});
	});
}

/** The status of an answer that has come whole, by its length or its last chunk; null while some is missing. */
function wholeAnswer(received: Buffer): number | null {
	const headEnd = received.indexOf('\r\n\r\n');
	if (headEnd < 0) return null;
	const head = received.toString('latin1', 0, headEnd);
	const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
	const isWhole =
		length === undefined
			? received.subarray(-5).equals(LAST_CHUNK)
			: received.length >= headEnd + 4 + Number(length);
	return isWhole ? Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)) : null;
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n');

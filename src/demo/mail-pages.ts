import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Address, Attachment } from 'postal-mime';
import { escapeHtml } from '../http/html.ts';
import type { CaughtMail, Mailbox } from './mailbox.ts';

/** Pages on which the caught mails are read. */
export interface MailPages {
	port: number;
	close(): Promise<void>;
}

/** Starts the pages on a loopback port (0: any free one). */
export async function startMailPages(mailbox: Mailbox, port: number): Promise<MailPages> {
	const server = createServer((request, response) => {
		answer(mailbox, request, response).catch((error: unknown) => {
			response.statusCode = 500;
			response.end(page('Panne', `<p>${escapeHtml(String(error))}</p>`));
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

/** Another name that leads to this machine is the trick of a page that wants to read these mails. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\]):\d+$/;

async function answer(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
	response.setHeader(
		'Content-Security-Policy',
		"default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
	);
	response.setHeader('X-Content-Type-Options', 'nosniff');
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Content-Type', 'text/html; charset=utf-8');
	const path = request.url ?? '/';
	const [, id = '', piece] = /^\/courriels\/([\w-]+)(?:\/pieces\/(\d+))?$/.exec(path) ?? [];
	if (request.method !== 'GET' || !LOOPBACK.test(request.headers.host ?? '')) return notFound(response);
	if (path === '/') return void response.end(listPage(await mailbox.mails()));
	if (path === '/style.css') return void response.setHeader('Content-Type', 'text/css').end(STYLE);
	const mail = id ? await mailbox.mail(id) : null;
	if (!mail) return notFound(response);
	if (piece === undefined) return void response.end(mailPage(mail));
	const attachment = mail.email.attachments[Number(piece)];
	return attachment ? sendAttachment(response, attachment) : notFound(response);
}

function notFound(response: ServerResponse): void {
	response.statusCode = 404;
	response.end(page('Cette page n’existe pas', '<p><a href="/">Tous les courriels</a></p>'));
}

function sendAttachment(response: ServerResponse, { filename, mimeType, content }: Attachment): void {
	response.setHeader('Content-Type', mimeType);
	response.setHeader(
		'Content-Disposition',
		`attachment; filename*=UTF-8''${encodeURIComponent(filename ?? 'piece')}`
	);
	response.end(typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer));
}

function listPage(mails: readonly CaughtMail[]): string {
	if (mails.length === 0) {
		return page(
			'Courriels reçus',
			'<p>Aucun courriel pour l’instant. Ceux que le site envoie arriveront ici, et nulle part ailleurs.</p>'
		);
	}
	const rows = mails.map(
		({ id, email, recipients }) => `<tr>
			<th scope="row"><a href="/courriels/${id}">${escapeHtml(email.subject ?? '(sans objet)')}</a></th>
			<td>${escapeHtml(recipients.join(', '))}</td>
			<td>${escapeHtml(momentOf(email.date))}</td>
		</tr>`
	);
	return page(
		'Courriels reçus',
		`<p><a href="/">Actualiser</a></p>
		<table>
			<thead><tr><th scope="col">Objet</th><th scope="col">Pour</th><th scope="col">Envoyé</th></tr></thead>
			<tbody>${rows.join('')}</tbody>
		</table>`
	);
}

function mailPage({ id, email, recipients }: CaughtMail): string {
	const entries = [
		['De', email.from ? nameOf(email.from) : ''],
		['Pour', recipients.join(', ')],
		['Envoyé', momentOf(email.date)]
	];
	const pieces = email.attachments.map(
		({ filename }, index) =>
			`<li><a href="/courriels/${id}/pieces/${index}">${escapeHtml(filename ?? `Pièce ${index + 1}`)}</a></li>`
	);
	return page(
		email.subject ?? '(sans objet)',
		`<p><a href="/">Tous les courriels</a></p>
		<dl>${entries.map(([term, value = '']) => `<dt>${term}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
		<article>${withLinks(email.text ?? '(sans texte)')}</article>
		${pieces.length > 0 ? `<h2>Pièces jointes</h2><ul>${pieces.join('')}</ul>` : ''}`
	);
}

function page(title: string, content: string): string {
	return `<!doctype html>
<html lang="fr">
	<head>
		<meta charset="utf-8">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<title>${escapeHtml(title)} – démonstration</title>
		<link rel="stylesheet" href="/style.css">
	</head>
	<body><main><h1>${escapeHtml(title)}</h1>${content}</main></body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
a { display: inline-block; padding-block: .5rem; }
article a { padding-block: 0; display: inline; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid; text-align: left; vertical-align: baseline; overflow-wrap: anywhere; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
article { padding: 1rem 0; border-block: 1px solid; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 30rem) { table, thead, tbody, tr, th, td { display: block; } thead { position: absolute; clip-path: inset(50%); } th, td { border: 0; padding-block: 0; } tr { border-bottom: 1px solid; padding-block: .5rem; } }
`;

function nameOf(address: Address): string {
	return address.name && 'address' in address
		? `${address.name} <${address.address}>`
		: (address.address ?? address.name);
}

function momentOf(date: string | undefined): string {
	const instant = date ? Date.parse(date) : NaN;
	if (Number.isNaN(instant)) return date ?? '';
	return new Intl.DateTimeFormat('fr-FR', {
		dateStyle: 'full',
		timeStyle: 'short',
		timeZone: 'Europe/Paris'
	}).format(instant);
}

/** Addresses become links; all the rest stays text. */
function withLinks(text: string): string {
	return text
		.split(/(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)])/)
		.map((part, index) =>
			index % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part)
		)
		.join('');
}

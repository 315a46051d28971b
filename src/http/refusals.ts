import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * The plain page for what never reaches SvelteKit. It is the same `error.html` that SvelteKit shows when even its
 * own error page cannot be made, so there is one page and one style sheet to allow.
 */
const TEMPLATE = readFileSync(new URL('../error.html', import.meta.url), 'utf8');

/** What the server refuses before any page is looked for, in the words shown. */
export const REFUSALS = {
	badRequest: {
		code: 'demande-illisible',
		status: 400,
		message: 'Votre navigateur a envoyé une demande que le site ne comprend pas.'
	},
	foreignSite: {
		code: 'autre-site',
		status: 403,
		message: 'Cet envoi ne vient pas d’une page de ce site. Ouvrez le site, puis recommencez depuis sa page.'
	},
	notFound: { code: 'introuvable', status: 404, message: 'Cette page n’existe pas.' },
	timeout: {
		code: 'trop-lent',
		status: 408,
		message: 'La demande a mis trop de temps à arriver. Rien n’a été enregistré\u202f: recommencez.'
	},
	tooLarge: {
		code: 'trop-gros',
		status: 413,
		message:
			'Ce que vous envoyez est trop gros\u202f: 3\u00a0Mo au plus. Rien n’a été enregistré\u202f: revenez en arrière et raccourcissez.'
	},
	filesTooLarge: {
		code: 'fichiers-trop-gros',
		status: 413,
		message:
			'Ces fichiers ensemble dépassent 64\u00a0Mo. Rien n’a été enregistré\u202f: revenez en arrière et envoyez-les en plusieurs fois, 10\u00a0Mo au plus chacun.'
	},
	listTooLarge: {
		code: 'liste-trop-grosse',
		status: 413,
		message:
			'Ce fichier dépasse 16\u00a0Mo. Rien n’a été enregistré\u202f: revenez en arrière et coupez-le en deux.'
	},
	notAForm: {
		code: 'type-inconnu',
		status: 415,
		message: 'Le site ne sait lire que les envois de ses formulaires.'
	},
	headersTooLarge: {
		code: 'en-tetes-trop-gros',
		status: 431,
		message: 'Votre navigateur envoie trop d’en-têtes. Effacez les cookies de ce site, puis recommencez.'
	},
	breakdown: {
		code: 'interne',
		status: 500,
		message: 'Le site a rencontré une panne. Réessayez dans quelques minutes.'
	}
} as const satisfies Record<string, Refusal>;

export interface Refusal {
	/** For programs; stable. */
	readonly code: string;
	readonly status: number;
	readonly message: string;
}

/** Refusal of a request that came by another name than the site's. */
export function wrongAddress(origin: URL): Refusal {
	return {
		code: 'autre-adresse',
		status: 421,
		message: `Le site ne répond pas à cette adresse, mais à ${origin.origin}.`
	};
}

/** The HTML of a refusal. The sentences are ours and hold no markup: nothing that was received is shown. */
export function refusalPage({ status, message }: Refusal): string {
	return TEMPLATE.replaceAll('%sveltekit.error.message%', message)
		.replaceAll('%sveltekit.status%', String(status))
		.replace('<!--suite-->', '');
}

/** The source expression that allows the style sheet of the refusal page in a content security policy. */
export function refusalStyleHash(): string {
	const style = /<style>([\s\S]*?)<\/style>/.exec(TEMPLATE)?.[1];
	if (style === undefined) throw new Error('src/error.html has no <style> element');
	return `sha256-${createHash('sha256').update(style).digest('base64')}`;
}

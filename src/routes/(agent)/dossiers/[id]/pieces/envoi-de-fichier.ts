import type { ActionResult } from '@sveltejs/kit';

/** What became of a file that was sent alone: kept, or one sentence. */
export type Reponse = { ok: true } | { ok: false; message: string };

/** Reads the answer of an act. */
type Deserialize = (texte: string) => ActionResult;

/** How often a file is sent again when the site has no place for it, or the line is cut: it is kept once all the same. */
const ESSAIS = 4;
const ATTENTE_MS = 3_000;

const COUPE =
	'L’envoi s’est interrompu. Vérifiez votre connexion, puis choisissez de nouveau ce fichier\u202f: il ne sera gardé qu’une fois.';

/**
 * Sends one file to the act of the page, as its form would. `progres` gets the part that left, from 0 to 1. Somebody whose
 * session ended is taken to the sign-in. `deserialize` is that of `$app/forms`, which only a component may import here: this
 * module also loads outside a browser.
 */
export async function sendFile(
	fichier: File,
	opId: string,
	deserialize: Deserialize,
	progres: (part: number) => void
): Promise<Reponse> {
	for (let essai = 1; ; essai++) {
		const { status, texte } = await post(fichier, opId, progres);
		const passager = status === 0 || status === 503;
		if (!passager) return lire(status, texte, deserialize);
		if (essai === ESSAIS)
			return status === 0 ? { ok: false, message: COUPE } : lire(status, texte, deserialize);
		progres(0);
		await new Promise((resolve) => setTimeout(resolve, essai * ATTENTE_MS));
	}
}

/** Not `fetch`: it does not tell how much has left. Status 0: no answer. */
function post(
	fichier: File,
	opId: string,
	progres: (part: number) => void
): Promise<{ status: number; texte: string }> {
	return new Promise((resolve) => {
		const envoi = new XMLHttpRequest();
		const formulaire = new FormData();
		formulaire.append('op_id', opId);
		formulaire.append('fichiers', fichier);
		envoi.upload.addEventListener('progress', ({ loaded, total }) => progres(total > 0 ? loaded / total : 0));
		envoi.addEventListener('loadend', () => resolve({ status: envoi.status, texte: envoi.responseText }));
		envoi.open('POST', location.pathname);
		envoi.setRequestHeader('accept', 'application/json');
		envoi.setRequestHeader('x-sveltekit-action', 'true');
		envoi.send(formulaire);
	});
}

function lire(status: number, texte: string, deserialize: Deserialize): Reponse {
	const resultat = lu(texte, deserialize);
	if (resultat?.type === 'redirect') {
		if (new URL(resultat.location, location.origin).pathname === location.pathname) return { ok: true };
		location.assign(resultat.location);
		return {
			ok: false,
			message: 'Votre session est finie\u202f: reconnectez-vous, puis choisissez de nouveau ce fichier.'
		};
	}
	if (resultat?.type === 'failure') {
		const [erreur] = (resultat.data?.['erreurs'] ?? []) as { message: string }[];
		if (erreur) return { ok: false, message: erreur.message };
	}
	return {
		ok: false,
		message:
			status === 408
				? 'Ce fichier a mis trop de temps à arriver. Essayez sur une meilleure connexion, ou déposez une copie plus légère.'
				: 'Le site n’a pas pu recevoir ce fichier. Réessayez dans quelques minutes.'
	};
}

/** The answer of the act; null when it is not one, as when the server itself refused. */
function lu(texte: string, deserialize: Deserialize): ActionResult | null {
	try {
		return deserialize(texte);
	} catch (cause) {
		if (cause instanceof SyntaxError) return null;
		throw cause;
	}
}

import { applyAction, type enhance } from '$app/forms';
import { page } from '$app/state';

type SubmitFunction = NonNullable<Parameters<typeof enhance>[1]>;

/**
 * For `use:enhance={envoi}`. What was typed stays in its fields, whatever the answer; a site that does not answer, or breaks
 * down, is a sentence at the top of the form instead of another page. The hidden operation makes it safe to send again. A step that follows on the same page is
 * read from its beginning.
 */
export const envoi: SubmitFunction =
	({ formData }) =>
	async ({ result, update }) => {
		const isOurs = result.type === 'error' && result.status !== undefined && result.status < 500;
		if (result.type !== 'error' || isOurs) {
			await update({ reset: false });
			if (result.type === 'success') toTheTop();
			return;
		}
		const { status = 503 } = result;
		const message = result.status === undefined ? SILENCE : `${sentence(result.error)} ${ENCORE}`;
		await applyAction({
			type: 'failure',
			status,
			data: { ...page.form, valeurs: valeursDe(formData), erreurs: [{ champ: '', message }] }
		});
	};

function toTheTop(): void {
	document.querySelector('main')?.focus();
	scrollTo(0, 0);
}

const ENCORE =
	'Ce que vous avez écrit est toujours là\u202f: attendez une minute, puis envoyez de nouveau. Il ne sera enregistré qu’une fois.';
const SILENCE = `Le site ne répond pas. ${ENCORE}`;

const sentence = (error: unknown): string =>
	typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';

/** Several answers to one question stand side by side, as the server gives them back. */
function valeursDe(formData: FormData): Record<string, string> {
	const valeurs: Record<string, string> = {};
	for (const [nom, valeur] of formData) {
		if (typeof valeur === 'string') valeurs[nom] = nom in valeurs ? `${valeurs[nom]} ${valeur}` : valeur;
	}
	return valeurs;
}

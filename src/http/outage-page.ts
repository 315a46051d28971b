import { escapeHtml } from './html.ts';

type Fields = readonly (readonly [string, string])[];

/**
 * The page shown while the database is away. With the fields of a form that had just arrived, it keeps everything that
 * was typed and sends it again by one button, with the same operation id: an act that did get through is not done twice.
 * @param template `error.html`
 * @param action address asked, a path of this site with its query
 */
export function outagePage(template: string, action: string, fields: Fields | null): string {
	const message = fields ? 'Rien n’a encore été enregistré' : 'Le site ne répond pas pour l’instant';
	return template
		.replaceAll('%sveltekit.error.message%', message)
		.replaceAll('%sveltekit.status%', '503')
		.replace('<!--suite-->', () => (fields ? sendAgain(action, fields) : RELOAD));
}

const NNBSP = '\u202f';

const RELOAD = `<p>La base de données est arrêtée. Rechargez cette page dans une minute${NNBSP}: rien de ce que vous aviez enregistré n’est perdu.</p>`;

const sendAgain = (action: string, fields: Fields) => `
			<p>La base de données ne répond pas pour l’instant. Ce que vous avez écrit est gardé dans cette page${NNBSP}: attendez une minute, puis envoyez-le de nouveau. Il ne sera enregistré qu’une fois.</p>
			<form method="post" action="${escapeHtml(action)}">
				${fields.map(hiddenField).join('\n\t\t\t\t')}
				<button>Envoyer de nouveau</button>
			</form>
			${typedTexts(fields)}`;

/** A hidden text area: unlike a hidden input, it keeps the ends of lines of a long text. */
function hiddenField([name, value]: readonly [string, string]): string {
	return `<textarea name="${escapeHtml(name)}" hidden>\n${escapeHtml(value)}</textarea>`;
}

/** What was typed in whole words, to read again or to copy. Codes and identifiers are left out. */
function typedTexts(fields: Fields): string {
	const texts = fields.map(([, value]) => value).filter((value) => /\S\s+\S/.test(value));
	if (texts.length === 0) return '';
	const list = texts.map((text) => `<dd>${escapeHtml(text)}</dd>`).join('');
	return `<details><summary>Relire ce que vous avez écrit</summary><dl><dt>Vos textes</dt>${list}</dl></details>`;
}

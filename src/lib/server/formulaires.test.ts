import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { valeursDe } from '#lib/server/formulaires.ts';

const envoi = (champs: readonly (readonly [string, string])[], chemin = '/dossiers/1/faits/nouveau') =>
	new Request(`http://localhost:3000${chemin}`, {
		method: 'POST',
		body: new URLSearchParams(champs.map(([nom, valeur]) => [nom, valeur]))
	});

const lues = (champs: readonly (readonly [string, string])[], chemin?: string) =>
	valeursDe(envoi(champs, chemin));

describe('le texte d’un champ', () => {
	it.each([
		['accents composés', 'e\u0301te\u0301', 'été'],
		['fins de ligne', 'un\r\ndeux\rtrois', 'un\ndeux\ntrois'],
		['signes de contrôle', 'a\u0000b\u0007c\td', 'abc\td'],
		['sens de lecture renversé', 'Camille\u202etiteP', 'CamilletiteP'],
		['balises et guillemets', '<b>"\'--', '<b>"\'--']
	])('%s', async (_, tape, lu) => {
		expect(await lues([['nom', tape]])).toEqual({ nom: lu });
	});

	it('plusieurs réponses à une question se suivent', async () => {
		expect(await lues([['pieces', 'visa'], ['pieces', 'fiche']])).toEqual({ pieces: 'visa fiche' }); // prettier-ignore
	});

	it('les noms que tout objet porte sont des noms comme les autres', async () => {
		expect(await lues([['toString', 'a'], ['constructor', 'b'], ['__proto__', 'c']])).toEqual({ toString: 'a', constructor: 'b' }); // prettier-ignore
	});
});

describe('l’opération d’un formulaire', () => {
	const op_id = randomUUID();
	const operation = async (champs: readonly (readonly [string, string])[], chemin?: string) =>
		(await lues([['op_id', op_id], ...champs], chemin))['op_id'];

	it('est la même pour le même formulaire envoyé deux fois', async () => {
		const une = await operation([['le', '2026-03-02']]);
		expect(await operation([['le', '2026-03-02']])).toBe(une);
		expect(une).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
	});

	it('change avec ce qui est écrit, et avec la page : rien n’est pris pour ce qui est déjà enregistré', async () => {
		const une = await operation([['le', '2026-03-02']]);
		expect(await operation([['le', '2026-03-03']])).not.toBe(une);
		expect(await operation([['le', '2026-03-02']], '/dossiers/2/faits/nouveau')).not.toBe(une);
		expect(await operation([['le', '2026-03-02']], '/dossiers/1/faits/nouveau?type=cap-saisie')).not.toBe(
			une
		);
	});

	it('ne dit rien de ce qui a été écrit à qui ne connaît pas le formulaire', async () => {
		const memes = await Promise.all([randomUUID(), randomUUID()].map((id) => lues([['op_id', id], ['nom', 'X']]))); // prettier-ignore
		expect(memes[0]?.['op_id']).not.toBe(memes[1]?.['op_id']);
	});

	it('mal écrite, reste telle quelle : le formulaire en recevra une', async () => {
		expect(await lues([['op_id', 'rien']])).toEqual({ op_id: 'rien' });
	});
});

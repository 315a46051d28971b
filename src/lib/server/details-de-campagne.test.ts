import { describe, expect, it } from 'vitest';
import { detailsDeCampagne } from '#lib/server/details-de-campagne.ts';

const CLIP = { sorte: 'clip', fichier: 'la-montre.mp4', transcription: 'Une montre, puis rien.' };

describe('ce que dit une entrée de campagne', () => {
	it('un texte n’a besoin de rien d’autre', () => {
		expect(detailsDeCampagne.parse({ sorte: 'texte' })).toEqual({ sorte: 'texte', documents: [], liees: [] });
	});

	it('un clip porte son film, ses sous-titres et ses documents', () => {
		const entier = {
			...CLIP,
			sousTitres: 'la-montre.vtt',
			lien: 'https://videos.exemple.fr/la-montre',
			documents: [
				{ titre: 'Affiche', fichier: 'affiche.pdf' },
				{ titre: 'Article', lien: 'https://exemple.fr/a' }
			],
			liees: ['detour']
		};
		expect(detailsDeCampagne.parse(entier)).toEqual(entier);
	});

	it.each<[string, object, string]>([
		['une sorte inconnue', { sorte: 'affiche' }, 'sorte'],
		['un lien javascript', { sorte: 'clip', lien: 'javascript:alert(1)' }, 'lien'],
		['un lien http', { sorte: 'clip', lien: 'http://exemple.fr/' }, 'lien'],
		['un mot de passe dans un lien', { sorte: 'clip', lien: 'https://moi:mdp@exemple.fr/' }, 'lien'],
		['un film avec un chemin', { ...CLIP, fichier: '../film.mp4' }, 'fichier'],
		['une page pour film', { ...CLIP, fichier: 'film.html' }, 'fichier'],
		['un PDF pour film', { ...CLIP, fichier: 'film.pdf' }, 'fichier'],
		['un film sans transcription', { sorte: 'clip', fichier: 'film.mp4' }, 'transcription'],
		['une transcription blanche', { ...CLIP, transcription: '  ' }, 'transcription'],
		['des sous-titres sans film', { sorte: 'clip', sousTitres: 'a.vtt' }, 'sousTitres'],
		['un film dans un texte', { ...CLIP, sorte: 'texte' }, 'fichier'],
		['un document sans rien', { sorte: 'texte', documents: [{ titre: 'Affiche' }] }, 'documents'],
		[
			'un document qui est deux choses',
			{ sorte: 'texte', documents: [{ titre: 'A', fichier: 'a.pdf', lien: 'https://exemple.fr' }] },
			'documents'
		],
		['un nom de texte avec un chemin', { sorte: 'texte', liees: ['../a'] }, 'liees'],
		['un champ de trop', { sorte: 'texte', script: 'x' }, '']
	])('refusé : %s', (_, lu, champ) => {
		const { error } = detailsDeCampagne.safeParse(lu);
		expect(error?.issues.map(({ path }) => String(path[0] ?? ''))).toContain(champ);
	});
});

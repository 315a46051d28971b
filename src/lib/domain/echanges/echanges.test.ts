import { describe, expect, it } from 'vitest';
import { DIFFUSION_MAXIMUM, diffusionSaisie, refusDeRythme } from './diffusion.ts';
import { avecReponse, MESSAGE_MAXIMUM, messageSaisi } from './message.ts';
import { appelSaisi, noteSaisie } from './note.ts';
import { reponseSaisie, TITRE_MAXIMUM } from './reponse-type.ts';
import type { Refus } from '#lib/domain/refus.ts';

const jour = (le: string) => Temporal.PlainDate.from(le);
const AU = jour('2026-03-10');
const bref = (lu: { ok: true } | Refus | null) =>
	lu === null || lu.ok ? null : `${lu.refus.code} ${lu.refus.champ ?? ''}`.trim();

describe('le message', () => {
	it.each([
		['', 'texte-manquant texte'],
		[' \n ', 'texte-manquant texte'],
		['a'.repeat(MESSAGE_MAXIMUM), null],
		['a'.repeat(MESSAGE_MAXIMUM + 1), 'texte-trop-long texte']
	])('%# est gardé ou refusé à son champ', (texte, attendu) => {
		expect(bref(messageSaisi(texte))).toBe(attendu);
	});

	it('perd les blancs autour, garde les lignes', () => {
		expect(messageSaisi('  Bonjour,\n\nmerci. \n')).toEqual({ ok: true, texte: 'Bonjour,\n\nmerci.' });
	});

	it.each([
		['', 'Réponse.', 'Réponse.'],
		['Bonjour Camille, ', 'Réponse.', 'Bonjour Camille,\n\nRéponse.']
	])('une réponse type suit ce qui est déjà écrit', (texte, reponse, attendu) => {
		expect(avecReponse(texte, reponse)).toBe(attendu);
	});
});

describe('la note et l’appel', () => {
	it('une note vide est refusée', () => expect(bref(noteSaisie(' '))).toBe('texte-manquant texte'));

	const APPEL = { le: AU, sens: 'sortant', issue: 'parle', texte: 'Rappellera lundi.' } as const;
	it.each([
		[{}, null],
		[{ sens: null }, 'sens-manquant sens'],
		[{ issue: null }, 'issue-manquante issue'],
		[{ le: null }, 'jour-manquant le'],
		[{ le: jour('2026-03-11') }, 'jour-a-venir le'],
		[{ texte: '' }, 'texte-manquant texte'],
		[{ texte: '', issue: 'sans-reponse' }, null],
		[{ texte: '', issue: 'message' }, null],
		[{ texte: 'a'.repeat(4001), issue: 'message' }, 'texte-trop-long texte']
	] as const)('%# un appel', (change, attendu) => {
		expect(bref(appelSaisi({ ...APPEL, ...change }, AU))).toBe(attendu);
	});
});

describe('la réponse type', () => {
	it.each([
		[{ titre: ' ', texte: 'oui' }, 'titre-manquant titre'],
		[{ titre: 'a'.repeat(TITRE_MAXIMUM + 1), texte: 'oui' }, 'titre-trop-long titre'],
		[{ titre: 'Délai', texte: '' }, 'texte-manquant texte'],
		[{ titre: 'Délai', texte: 'oui' }, null]
	])('%# est gardée ou refusée à son champ', (saisie, attendu) => {
		expect(bref(reponseSaisie(saisie))).toBe(attendu);
	});
});

describe('le message à un service', () => {
	it.each([
		[{ titre: '', texte: 'oui' }, 'titre-manquant titre'],
		[{ titre: 'Réunion', texte: ' ' }, 'texte-manquant texte'],
		[{ titre: 'Réunion', texte: 'a'.repeat(DIFFUSION_MAXIMUM + 1) }, 'texte-trop-long texte'],
		[{ titre: 'Réunion', texte: 'a'.repeat(DIFFUSION_MAXIMUM) }, null]
	])('%# est gardé ou refusé à son champ', (saisie, attendu) => {
		expect(bref(diffusionSaisie(saisie))).toBe(attendu);
	});

	const envoi = (le: string, soi = false) => ({ le: jour(le), soi });
	it.each([
		['le premier part', [], null],
		['le deuxième d’un·e délégué·e part', [envoi('2026-03-10', true)], null],
		[
			'le troisième de la semaine attend que le premier ait sept jours',
			[envoi('2026-03-06', true), envoi('2026-03-08', true)],
			'Vous avez déjà envoyé 2 messages en 7\u00a0jours\u202f: le prochain peut partir à compter du vendredi 13 mars 2026.'
		],
		['sept jours après, il part', [envoi('2026-03-03', true), envoi('2026-03-08', true)], null],
		[
			'la section entière en envoie quatre',
			[envoi('2026-03-09'), envoi('2026-03-04'), envoi('2026-03-05'), envoi('2026-03-08', true)],
			'Votre section a déjà envoyé 4 messages en 7\u00a0jours\u202f: le prochain peut partir à compter du mercredi 11 mars 2026.'
		]
	])('%s', (_titre, envois, attendu) => {
		expect(refusDeRythme(envois, AU)?.refus.message ?? null).toBe(attendu);
	});
});

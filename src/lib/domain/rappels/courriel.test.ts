import { describe, expect, it } from 'vitest';
import { courrielDAvis, courrielDeRappel } from './courriel.ts';
import type { Palier } from './paliers.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const ADRESSE = 'https://vigie.exemple.fr/dossiers';
const courriel = (code: Palier['code']) =>
	courrielDeRappel(
		{ code, le: jour('2026-01-18') },
		{ prudente: jour('2026-01-23'), limite: jour('2026-01-26'), adresse: ADRESSE }
	);

describe('le courriel d’un rappel', () => {
	it('dit d’ici à quel jour, celui à viser compris, dès l’objet', () => {
		const { objet, texte } = courriel('j-5');
		expect(objet).toBe('À faire d’ici au vendredi 23 janvier');
		expect(texte).toContain('d’ici au vendredi 23 janvier 2026');
	});

	it('après le jour conseillé, dit le dernier jour et presse', () => {
		const { objet, texte } = courriel('quotidien');
		expect(objet).toBe('À faire aujourd’hui, au plus tard lundi 26 janvier');
		expect(texte).toContain('Le dernier jour est le lundi 26 janvier 2026');
	});

	it('après le dernier jour, demande si c’est fait', () => {
		expect(courriel('est-ce-fait').objet).toBe('Est-ce fait\u202f?');
	});

	it.each(['j-10', 'j-1', 'quotidien', 'est-ce-fait'] as const)('%s ne dit ni quoi ni pour qui', (code) => {
		verifieDiscretion(courriel(code));
	});
});

describe('le courriel d’un avis', () => {
	it('dit que quelque chose attend, et rien d’autre', () => {
		const avis = courrielDAvis({ adresse: ADRESSE });
		expect(avis.objet).toBe('Quelque chose vous attend');
		verifieDiscretion(avis);
		// Not even a day, nor that somebody wrote to them.
		expect(avis.texte.replace(ADRESSE, '')).not.toMatch(/\d|écrit/);
	});
});

/** The only address is the one to sign in at, and no word says what it is about. */
function verifieDiscretion({ objet, texte }: { objet: string; texte: string }): void {
	const sansAdresse = `${objet}\n${texte.replace(ADRESSE, '')}`.toLowerCase();
	for (const mot of [
		'http',
		'boycott',
		'syndica',
		'grève',
		'entretien',
		'recours',
		'évaluation',
		'compte rendu',
		'refus',
		'cap',
		'délégué',
		'vigie'
	]) {
		expect(sansAdresse).not.toContain(mot);
	}
	expect(texte).toContain(ADRESSE);
}

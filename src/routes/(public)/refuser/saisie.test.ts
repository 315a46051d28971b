import { describe, expect, it } from 'vitest';
import { champsPortes, empreinte, saisieDuFormulaire, saisieVide } from './saisie.ts';

function formulaire(...champs: [string, string][]): FormData {
	const donnees = new FormData();
	for (const [nom, valeur] of champs) donnees.append(nom, valeur);
	return donnees;
}

describe('ce que porte un formulaire', () => {
	it('garde les réponses connues, sans leurs espaces, et oublie le reste', () => {
		const lue = saisieDuFormulaire(
			formulaire(['lieu', ' dgfip '], ['inconnu', 'x'], ['heure', '10:30']),
			new Set()
		);
		expect(lue).toEqual({ ...saisieVide(), lieu: 'dgfip', heure: '10:30' });
	});

	it('compte les fins de ligne du collage de la même façon sous tous les navigateurs', () => {
		expect(saisieDuFormulaire(formulaire(['texte', 'a\r\nb\rc\n']), new Set()).texte).toBe('a\nb\nc\n');
	});

	it('réunit les réponses d’une question à choix multiple, et elle seule', () => {
		const envoye = formulaire(
			['lettre-motifs', 'quotas'],
			['lettre-motifs', 'moyens'],
			['lettre-agentNom', 'Camille']
		);
		expect(saisieDuFormulaire(envoye, new Set(['motifs'])).lettre).toEqual({
			motifs: ['quotas', 'moyens'],
			agentNom: 'Camille'
		});
	});

	it('laisse dehors un fichier et un nom de champ forgé', () => {
		const envoye = formulaire(['lettre-__proto__', 'x'], ['lettre-a.b', 'x']);
		envoye.append('texte', new File(['x'], 'x.txt'));
		expect(saisieDuFormulaire(envoye, new Set())).toEqual(saisieVide());
	});

	it('fait l’aller et retour par les champs cachés', () => {
		const saisie = {
			...saisieVide(),
			lieu: 'douane',
			texte: 'Bonjour\n« 8 h »',
			lettre: { motifs: ['quotas', 'moyens'], agentNom: 'Zoé' }
		};
		const portes = champsPortes(saisie, []).map(({ nom, valeur }): [string, string] => [nom, valeur]);
		expect(saisieDuFormulaire(formulaire(...portes), new Set(['motifs']))).toEqual(saisie);
	});

	it('ne porte pas deux fois ce que la page demande elle-même', () => {
		const saisie = {
			...saisieVide(),
			lieu: 'dgfip',
			modele: 'absence',
			lettre: { agentNom: 'Zoé', ville: 'Lens' }
		};
		const noms = champsPortes(saisie, ['modele', 'lettre-agentNom']).map(({ nom }) => nom);
		expect(noms).toEqual(['lieu', 'lettre-ville']);
	});
});

describe('la marque d’un collage', () => {
	it('change avec le texte et reste vide sans lui', () => {
		expect(empreinte('')).toBe('');
		expect(empreinte('mardi 3')).toBe(empreinte('mardi 3'));
		expect(empreinte('mardi 3')).not.toBe(empreinte('mardi 4'));
	});
});

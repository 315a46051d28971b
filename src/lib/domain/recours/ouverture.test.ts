import { describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type CodeLettre, elementsDeLettre } from '#lib/domain/recours/brouillon.ts';
import { lettreOuverte } from '#lib/domain/recours/ouverture.ts';
import { chaine, complet, ENVOYE, jour, NOTIFIE, REJET } from '../../../../test/support/recours.ts';

const ACCORD: Fait = { ...REJET, sens: 'total' };
const SAISIE: Fait = { type: 'cap-saisie', le: jour('2026-02-05') };
const AVIS: Fait = { type: 'cap-avis', le: jour('2026-02-06'), sens: 'rejet' };

/* Notified on 10 January, sent on the 20th: the last day of the appeal is the 26th, that of the authority 5 February. */
describe('ce que le dossier permet d’écrire', () => {
	it.each<[CodeLettre, string, Fait[], string, boolean]>([
		['recours-hierarchique', 'réponses vérifiées', [NOTIFIE], '2026-01-12', true],
		['complement-recours', 'rien n’est parti', [NOTIFIE], '2026-01-12', false],
		['complement-recours', 'dernier jour du recours', [NOTIFIE, ENVOYE], '2026-01-26', true],
		['complement-recours', 'le lendemain', [NOTIFIE, ENVOYE], '2026-01-27', false],
		['relance', 'réponse encore attendue', [NOTIFIE, ENVOYE], '2026-02-05', false],
		['relance', 'silence', [NOTIFIE, ENVOYE], '2026-02-06', true],
		['saisine-cap-precaution', 'silence', [NOTIFIE, ENVOYE], '2026-02-06', true],
		['saisine-cap-precaution', 'réponse reçue', [NOTIFIE, ENVOYE, REJET], '2026-02-06', false],
		['saisine-cap', 'réponse reçue', [NOTIFIE, ENVOYE, REJET], '2026-02-06', true],
		['saisine-cap', 'silence', [NOTIFIE, ENVOYE], '2026-02-06', false],
		['demande-motifs', 'réponse encore attendue', [NOTIFIE, ENVOYE], '2026-01-21', false],
		['demande-motifs', 'rejet', [NOTIFIE, ENVOYE, REJET], '2026-02-06', true],
		['demande-motifs', 'tout est accordé', [NOTIFIE, ENVOYE, ACCORD], '2026-02-06', false],
		['demande-motifs', 'silence', [NOTIFIE, ENVOYE], '2026-02-06', true],
		['demande-dossier', 'rien encore', [], '2026-01-12', true],
		['observations-cap', 'commission pas saisie', [NOTIFIE, ENVOYE, REJET], '2026-02-06', false],
		['observations-cap', 'commission saisie', [NOTIFIE, ENVOYE, REJET, SAISIE], '2026-02-06', true],
		['observations-cap', 'avis rendu', [NOTIFIE, ENVOYE, REJET, SAISIE, AVIS], '2026-02-06', false]
	])('« %s », %s', (code, _, faits, au, ouverte) => {
		expect(lettreOuverte({ brouillon: complet(), faits, chaine: chaine(faits, au) }, code)).toBe(ouverte);
		const melanges = faits.toReversed();
		expect(lettreOuverte({ brouillon: complet(), faits: melanges, chaine: chaine(faits, au) }, code)).toBe(
			ouverte
		);
	});

	it('rien à porter devant la commission : la saisine ne s’ouvre pas', () => {
		const faits = [NOTIFIE, ENVOYE, REJET];
		const brouillon = complet();
		const envoyes = elementsDeLettre(brouillon.elements).map((element) => ({
			...element,
			obtenu: 'oui' as const
		}));
		const moment = { brouillon: { ...brouillon, envoyes }, faits, chaine: chaine(faits, '2026-02-06') };
		expect(lettreOuverte(moment, 'saisine-cap')).toBe(false);
	});
});

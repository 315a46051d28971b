import { describe, expect, it } from 'vitest';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Brouillon, elementsDeLettre, retenus } from '#lib/domain/recours/brouillon.ts';
import { type Etat, parcours, type Vers } from '#lib/domain/recours/etapes.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { complet, jour } from '../../../../test/support/recours.ts';

/* The same story in each régime: what the task list says at each stage. */

const REGIMES = [
	'fpe',
	'fpt',
	'fph',
	'contractuel-etat',
	'contractuel-territorial',
	'contractuel-hospitalier'
] as const satisfies readonly RegimeCode[];
const nomDe = (regime: RegimeCode) => (regime.startsWith('contractuel') ? 'CCP' : 'CAP');

const NOTIFIE: Fait = { type: 'compte-rendu-notifie', le: jour('2026-01-10') };
const ENVOYE: Fait = { type: 'recours-hierarchique-envoye', le: jour('2026-01-20'), moyen: 'courriel' };
const REJET: Fait = { type: 'reponse-notifiee', le: jour('2026-02-03'), sens: 'rejet' };
const SAISIE: Fait = { type: 'cap-saisie', le: jour('2026-02-10') };
const AVIS: Fait = { type: 'cap-avis', le: jour('2026-04-10'), sens: 'total' };

function etat(regime: RegimeCode, faits: Fait[], au: string, change: Partial<Brouillon> = {}): Etat {
	const chaine = echeances({ faits, regime, zone: 'metropole', au: jour(au) });
	if (!chaine.ok) throw new Error(chaine.refus.message);
	return { brouillon: { ...complet(), ...change }, faits, chaine, lettres: [] };
}

const taches = (un: Etat) => parcours(un).groupes.flatMap((groupe) => groupe.taches);
const titres = (un: Etat) => taches(un).map(({ titre }) => titre);
const pageDe = (vers: Vers | null) => (vers && 'page' in vers ? vers.page : null);

describe.each(REGIMES)('les étapes, %s', (regime) => {
	const nom = nomDe(regime);
	const autre = nom === 'CAP' ? 'CCP' : 'CAP';

	it.each<[string, Fait[], string, string]>([
		['rien de noté', [], '2026-01-12', 'preparation'],
		['compte rendu notifié', [NOTIFIE], '2026-01-12', 'preparation'],
		['lettre partie', [NOTIFIE, ENVOYE], '2026-01-21', 'reponse'],
		['silence, un mois après', [NOTIFIE, ENVOYE], '2026-02-20', 'reponse'],
		['réponse reçue', [NOTIFIE, ENVOYE, REJET], '2026-02-06', 'commission'],
		['commission saisie', [NOTIFIE, ENVOYE, REJET, SAISIE], '2026-02-12', 'commission'],
		['avis rendu', [NOTIFIE, ENVOYE, REJET, SAISIE, AVIS], '2026-04-12', 'commission']
	])('%s', (_, faits, au, courant) => {
		expect(parcours(etat(regime, faits, au)).courant).toBe(courant);
	});

	it('la première tâche de fond est de savoir s’il faut contester', () => {
		const [premiere] = taches(etat(regime, [NOTIFIE], '2026-01-12'));
		expect(premiere?.titre.replace(/\s/g, ' ')).toBe('Faut-il contester, et quoi ?');
		expect(pageDe(premiere!.vers)).toBe('contester');
	});

	it('la commission porte son nom, et jamais celui de l’autre', () => {
		for (const au of ['2026-01-21', '2026-02-20']) {
			const dits = taches(etat(regime, [NOTIFIE, ENVOYE], au))
				.map(({ titre, aide }) => `${titre} ${aide ?? ''}`)
				.join('\n');
			expect(dits).toContain(`la ${nom}`);
			expect(dits).not.toMatch(new RegExp(`\\b${autre}\\b`));
		}
	});

	it('aucun délai ni article n’est écrit en dur', () => {
		const dits = taches(etat(regime, [NOTIFIE, ENVOYE], '2026-02-20')).map(
			({ titre, aide }) => `${titre} ${aide ?? ''}`
		);
		expect(dits.join('\n')).not.toMatch(/quinze jours|article \d|2010-888/);
	});

	it('on revient à chaque réponse : les pages restent ouvertes une fois la lettre partie', () => {
		const pages = taches(etat(regime, [NOTIFIE, ENVOYE], '2026-01-21')).map(({ vers }) => pageDe(vers));
		expect(pages).toEqual(
			expect.arrayContaining(['contester', 'elements', 'autorite', 'identite', 'verification'])
		);
	});

	it('sans réponse, un mois plus tard, la saisine de précaution est proposée', () => {
		expect(titres(etat(regime, [NOTIFIE, ENVOYE], '2026-02-20'))).toContain(
			`Saisir la ${nom} par précaution`
		);
	});

	it('un élément ajouté après l’envoi ouvre un complément tant que le temps le permet', () => {
		const envoyes = elementsDeLettre(complet().elements);
		const [premier, ...reste] = retenus(complet().elements);
		const change = { envoyes, elements: [{ ...premier!, motif: 'Une autre raison' }, ...reste] };
		const avec = (au: string, brouillon: Partial<Brouillon>) =>
			taches(etat(regime, [NOTIFIE, ENVOYE], au, brouillon)).some(
				({ vers }) => pageDe(vers) === 'lettre/complement-recours'
			);
		expect(avec('2026-01-21', change)).toBe(true);
		expect(avec('2026-01-21', { envoyes })).toBe(false);
		// In hospitals contract staff’s term is not known: nothing says that it is over.
		expect(avec('2026-03-20', change)).toBe(regime === 'contractuel-hospitalier');
	});

	it('les observations s’écrivent entre la saisine et l’avis', () => {
		const observe = (faits: Fait[], au: string) =>
			titres(etat(regime, faits, au)).some((titre) => titre.startsWith('Écrire vos observations'));
		expect(observe([NOTIFIE, ENVOYE, REJET], '2026-02-06')).toBe(false);
		expect(observe([NOTIFIE, ENVOYE, REJET, SAISIE], '2026-02-12')).toBe(true);
		expect(observe([NOTIFIE, ENVOYE, REJET, SAISIE, AVIS], '2026-04-12')).toBe(false);
	});
});

describe('un temps que personne n’a pu vérifier', () => {
	it.each(['fph', 'contractuel-hospitalier'] as const)(
		'%s : aucune date de l’autorité, agir sans attendre',
		(regime) => {
			const reponse = taches(etat(regime, [NOTIFIE, ENVOYE], '2026-01-21')).find(({ titre }) =>
				titre.startsWith('Noter la réponse')
			);
			expect(reponse?.aide).toMatch(/n’a pas pu être vérifié/);
		}
	);

	it.each(['fpe', 'fpt', 'contractuel-etat', 'contractuel-territorial'] as const)(
		'%s : le dernier jour de l’autorité est écrit',
		(regime) => {
			const reponse = taches(etat(regime, [NOTIFIE, ENVOYE], '2026-01-21')).find(({ titre }) =>
				titre.startsWith('Noter la réponse')
			);
			expect(reponse?.aide).toMatch(/février 2026/);
		}
	);
});

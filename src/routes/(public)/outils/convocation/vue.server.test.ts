import { describe, expect, it } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import { premiereVue, rendezVousLu, vueDemandee } from './vue.server.ts';

const ctx = { today: () => Temporal.PlainDate.from('2026-01-14') } as Context;
const TEXTE =
	'Je vous recevrai le lundi 19 janvier 2026 à 10h30, bureau 214, pour votre entretien professionnel.\nClaire Martin';

function formulaire(champs: Record<string, string>): FormData {
	const donnees = new FormData();
	for (const [nom, valeur] of Object.entries({ texte: TEXTE, ...champs })) donnees.append(nom, valeur);
	return donnees;
}

const vue = (champs: Record<string, string> = {}) => vueDemandee(ctx, formulaire(champs));
const TERRITORIAL = { lieu: 'territorial', statut: 'titulaire' };

it('rien n’est lu ni reproché avant d’avoir collé', () => {
	expect(premiereVue(ctx)).toMatchObject({ erreurs: [], lue: null });
});

describe('ce qui est lu', () => {
	it('vaut pour tout le monde quand on ne dit pas qui demande', () => {
		const { lue, erreurs } = vue({ recueLe: '2026-01-13' });
		expect(erreurs).toEqual([]);
		expect(lue).toMatchObject({ phrase: null, datee: true });
		expect(lue?.alertes.every(({ source }) => source === null)).toBe(true);
	});

	it('suit les règles de la personne quand elle le dit, avec leurs sources', () => {
		const { lue } = vue({ recueLe: '2026-01-13', ...TERRITORIAL });
		expect(lue?.phrase).toContain('2014-1526');
		expect(lue?.alertes[0]).toMatchObject({
			niveau: 'erreur',
			source: { texte: expect.stringContaining('2014-1526') }
		});
	});

	it('garde les corrections tant que le texte est le même, et les oublie pour un autre', () => {
		const { saisie } = vue();
		const corrige = { texteLu: saisie.texteLu, entretienLe: '2026-02-20' };
		expect(vue(corrige).saisie.entretienLe).toBe('2026-02-20');
		expect(vue({ ...corrige, texte: TEXTE.replace('19', '26') }).saisie.entretienLe).toBe('2026-01-26');
	});
});

describe('ce qui est à reprendre', () => {
	it.each<[string, Record<string, string>, string[]]>([
		['un texte vide', { texte: ' \n' }, ['texte']],
		['un texte bien trop long', { texte: 'mot '.repeat(100_000) }, ['texte']],
		['un lieu sans statut', { lieu: 'etat' }, ['statut']],
		['un statut sans règles à cet endroit', { lieu: 'hospitalier', statut: 'ouvrier-etat' }, ['statut']],
		['une réception à venir', { recueLe: '2026-01-15' }, ['recueLe']],
		['tout à la fois', { texte: '', lieu: 'etat', recueLe: '31/02/2026' }, ['texte', 'statut', 'recueLe']]
	])('%s revient au texte collé', (_, champs, attendus) => {
		const { erreurs, lue, saisie } = vue(champs);
		expect(erreurs.map(({ champ }) => champ)).toEqual(attendus);
		expect(lue).toBeNull();
		expect(saisie.texte).toBe(champs['texte'] ?? TEXTE);
	});

	it('une correction illisible revient à sa ligne, le reste est là', () => {
		const { texteLu } = vue().saisie;
		const { erreurs, lue } = vue({ texteLu, entretienLe: '31/02/2026' });
		expect(erreurs.map(({ champ }) => champ)).toEqual(['entretienLe']);
		expect(lue).toMatchObject({ datee: false });
	});
});

describe('le rendez-vous', () => {
	it('est le jour lu, ou corrigé', () => {
		expect(JSON.stringify(rendezVousLu(ctx, formulaire({})))).toBe('{"le":"2026-01-19","heure":"10:30"}');
	});

	it.each<[string, Record<string, string>]>([
		['sans jour', { texte: 'Vous serez bientôt convoquée à votre entretien professionnel.' }],
		['sans texte', { texte: '' }],
		['avec une réception à venir', { recueLe: '2026-01-15' }]
	])('n’existe pas %s', (_, champs) => {
		expect(rendezVousLu(ctx, formulaire(champs))).toBeNull();
	});
});

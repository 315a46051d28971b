import { describe, expect, it } from 'vitest';
import { commissionProposee, jourDeSeance, membresEnTexte, membresSaisis, titreDeSeance } from './seance.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const LE = jour('2026-04-14');

describe('le nom proposé pour la commission', () => {
	it.each([
		['fpe', 'dgfip', '2026-04-14', 'la CAP nationale'],
		['fpe', 'dgfip', '2020-04-14', 'la CAPL'],
		['fpe', 'douane', '2026-04-14', 'la CAP nationale'],
		['fpe', null, '2026-04-14', 'la CAP'],
		['fpe', 'education-biatss', '2026-04-14', 'la CAP'],
		['fpt', null, '2026-04-14', 'la CAP'],
		['fph', null, '2026-04-14', 'la CAP'],
		['contractuel-etat', null, '2026-04-14', 'la CCP'],
		['contractuel-territorial', null, '2026-04-14', 'la CCP'],
		['contractuel-hospitalier', null, '2026-04-14', 'la CCP']
	] as const)('%s, %s, le %s : %s', (regime, employeur, le, nom) => {
		expect(commissionProposee(regime, employeur, jour(le))).toBe(nom);
	});

	it('aucun pour les anciennes notations', () => {
		expect(commissionProposee('onic-2005', null, LE)).toBeNull();
	});
});

describe('qui siège', () => {
	it('un par ligne, le rôle après la virgule', () => {
		expect(membresSaisis('Dominique Faure,  titulaire \n\n  Alix   Noël\nCamille, suppléante, Gard')).toEqual(
			{
				ok: true,
				membres: [
					{ nom: 'Dominique Faure', role: 'titulaire' },
					{ nom: 'Alix Noël', role: 'élu·e du personnel' },
					{ nom: 'Camille', role: 'suppléante, Gard' }
				]
			}
		);
	});

	it('se relit comme il a été écrit', () => {
		const texte = 'Dominique Faure, titulaire\nAlix Noël';
		const lu = membresSaisis(texte);
		expect(lu.ok && membresEnTexte(lu.membres)).toBe(texte);
	});

	it.each([
		['personne', ' \n\n', 'sans-membre'],
		['un rôle sans nom', ', titulaire', 'membre-sans-nom'],
		['deux fois la même personne', 'Alix, titulaire\nAlix, suppléant', 'membre-double'],
		['une ligne sans fin', 'a'.repeat(121), 'membre-trop-long'],
		['tout le ministère', Array.from({ length: 41 }, (_, n) => `Nom ${n}`).join('\n'), 'trop-de-membres']
	])('%s : refusé, au champ', (_, texte, code) => {
		expect(membresSaisis(texte)).toMatchObject({ ok: false, refus: { code, champ: 'membres' } });
	});
});

describe('le jour d’une séance', () => {
	const jours = (le: string, { au = '2026-03-02', avant = '', resultats = false } = {}) => {
		const lu = jourDeSeance(jour(le), { au: jour(au), avant: avant ? jour(avant) : null, resultats });
		return lu.ok ? 'permis' : lu.refus.code;
	};
	it.each([
		['aujourd’hui', '2026-03-02', {}, 'permis'],
		['hier, à l’ouverture', '2026-03-01', {}, 'seance-passee'],
		['dans deux ans', '2028-03-01', {}, 'permis'],
		['au-delà', '2028-03-02', {}, 'seance-lointaine'],
		['l’an 9999', '9999-12-31', {}, 'seance-lointaine'],
		['avancée à hier, alors qu’elle était à venir', '2026-03-01', { avant: '2026-03-10' }, 'seance-passee'],
		['tenue, puis corrigée à la veille', '2026-02-26', { avant: '2026-02-27' }, 'permis'],
		['du jour même, corrigée à la veille', '2026-03-01', { avant: '2026-03-02' }, 'permis'],
		['tenue, sans avis, remise à plus tard', '2026-03-20', { avant: '2026-02-27' }, 'permis'],
		[
			'un avis est noté : elle ne peut plus être à venir',
			'2026-03-20',
			{ avant: '2026-02-27', resultats: true },
			'seance-deja-rendue'
		],
		[
			'un avis est noté, corrigée à aujourd’hui',
			'2026-03-02',
			{ avant: '2026-02-27', resultats: true },
			'permis'
		]
	] as const)('%s : %s', (_, le, options, attendu) => {
		expect(jours(le, options)).toBe(attendu);
	});
});

it('une séance se nomme par sa commission et son jour', () => {
	expect(titreDeSeance({ commission: 'la CAP nationale', le: LE })).toBe(
		'CAP nationale du mardi 14 avril 2026'
	);
	expect(titreDeSeance({ commission: 'Commission consultative', le: LE })).toBe(
		'Commission consultative du mardi 14 avril 2026'
	);
});

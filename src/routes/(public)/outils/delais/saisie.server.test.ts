import { describe, expect, it } from 'vitest';
import { TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { CASES, type Valeurs } from './cases.ts';
import { calcul } from './saisie.server.ts';

const AU = Temporal.PlainDate.from('2026-02-02');
const AGENT = { lieu: 'etat', statut: 'titulaire', zone: 'metropole' };
const calculer = (valeurs: Valeurs) => calcul({ ...AGENT, ...valeurs }, () => AU);

function reussi(valeurs: Valeurs) {
	const lu = calculer(valeurs);
	if (!lu.ok) throw new Error(JSON.stringify(lu.erreurs));
	return lu.calcul;
}

function reproches(valeurs: Valeurs) {
	const lu = calculer(valeurs);
	return lu.ok ? [] : lu.erreurs.map(({ champ }) => champ);
}

it('chaque fait du contrat a sa place, et une seule mais pour les convocations', () => {
	expect(CASES.map(({ type }) => type).toSorted()).toEqual(
		[...TYPES_DE_FAIT, 'convocation-recue'].toSorted()
	);
	expect(new Set(CASES.map(({ cle }) => cle)).size).toBe(CASES.length);
});

describe('ce qui est donné est compté', () => {
	it('une seule date suffit', () => {
		const { chaine } = reussi({ 'compte-rendu-notifie-le': '10/01/2026' });
		const recours = chaine.echeances.find(({ code }) => code === 'recours-hierarchique');
		expect(String(recours?.limite)).toBe('2026-01-26');
	});

	it('les détails comptent, les réponses « je ne sais pas » non', () => {
		const { donnes } = reussi({
			'compte-rendu-notifie-le': '2026-01-10',
			'compte-rendu-notifie-moyen': 'lrar',
			'compte-rendu-notifie-presenteLe': '2026-01-07',
			'compte-rendu-notifie-vise': '',
			'compte-rendu-notifie-voiesEtDelais': 'non'
		});
		expect(donnes.map(({ fait }) => JSON.parse(JSON.stringify(fait)) as unknown)).toEqual([
			{
				type: 'compte-rendu-notifie',
				le: '2026-01-10',
				moyen: 'lrar',
				presenteLe: '2026-01-07',
				voiesEtDelais: false
			}
		]);
	});

	it('deux convocations sont deux faits', () => {
		const { donnes } = reussi({
			'convocation-recue-le': '2026-01-05',
			'convocation-recue-2-le': '2026-01-20'
		});
		expect(donnes.map(({ cle }) => cle)).toEqual(['convocation-recue', 'convocation-recue-2']);
	});

	it('un autre jour que celui-ci', () => {
		expect(String(reussi({ 'compte-rendu-notifie-le': '2026-01-10', au: '12/01/2026' }).chaine.au)).toBe(
			'2026-01-12'
		);
	});

	it('la décharge et l’employeur sont ceux de la personne', () => {
		const { situation } = reussi({
			lieu: 'dgfip',
			decharge: 'oui',
			'compte-rendu-notifie-le': '2026-01-10'
		});
		expect(situation).toMatchObject({ regime: 'fpe', employeur: 'dgfip', decharge: 70 });
	});
});

describe('ce qui est à reprendre l’est à son champ', () => {
	it.each<[string, Valeurs, string[]]>([
		['aucune date', {}, ['compte-rendu-notifie-le']],
		['ni lieu ni statut', { lieu: '', statut: '', 'cap-saisie-le': '2026-01-10' }, ['lieu', 'statut']],
		['un jour qui n’existe pas', { 'compte-rendu-notifie-le': '31/02/2026' }, ['compte-rendu-notifie-le']],
		['un détail sans jour', { 'reponse-notifiee-sens': 'rejet' }, ['reponse-notifiee-le']],
		['un jour à venir', { 'compte-rendu-notifie-le': '2026-02-03' }, ['compte-rendu-notifie-le']],
		[
			'une réponse avant le recours',
			{
				'compte-rendu-notifie-le': '2026-01-10',
				'recours-hierarchique-envoye-le': '2026-01-20',
				'reponse-notifiee-le': '2026-01-15'
			},
			['reponse-notifiee-le']
		],
		[
			'une réponse avant un recours lui-même avant la notification',
			{
				'compte-rendu-notifie-le': '2026-01-20',
				'recours-hierarchique-envoye-le': '2026-01-15',
				'reponse-notifiee-le': '2026-01-10'
			},
			['recours-hierarchique-envoye-le']
		],
		[
			'une lettre retirée avant d’être présentée',
			{ 'compte-rendu-notifie-le': '2026-01-10', 'compte-rendu-notifie-presenteLe': '2026-01-12' },
			['compte-rendu-notifie-presenteLe']
		],
		[
			'deux fois la même convocation',
			{ 'convocation-recue-le': '2026-01-05', 'convocation-recue-2-le': '2026-01-05' },
			['convocation-recue-2-le']
		],
		[
			'un moyen qui n’existe pas',
			{ 'cap-saisie-le': '2026-01-10', 'cap-saisie-moyen': 'pigeon' },
			['cap-saisie-moyen']
		],
		['un jour de question illisible', { 'cap-saisie-le': '2026-01-10', au: 'demain' }, ['au']],
		[
			'une durée négative',
			{ 'entretien-tenu-le': '2026-01-10', 'entretien-tenu-dureeMinutes': '-4' },
			['entretien-tenu-dureeMinutes']
		]
	])('%s', (_, valeurs, champs) => {
		expect(reproches(valeurs)).toEqual(champs);
	});

	it('tout ce qui est à reprendre est dit en une fois', () => {
		expect(
			reproches({
				lieu: '',
				'compte-rendu-notifie-le': 'hier',
				'entretien-tenu-dureeMinutes': 'longtemps'
			})
		).toEqual(['lieu', 'entretien-tenu-le', 'entretien-tenu-dureeMinutes', 'compte-rendu-notifie-le']);
	});
});

import { describe, expect, it } from 'vitest';
import { calcul, type Cas, envoye, notifie, recu } from '../../../../test/support/chaine.ts';

describe('situation et acte à faire', () => {
	const faits = [notifie, envoye, recu];
	const reponse = { type: 'reponse-notifiee', le: '2026-02-05' };
	it.each<[string, Cas, string, string | null]>([
		['rien', { faits: [], au: '2026-01-01' }, 'sans-convocation', null],
		[
			'convoqué',
			{ faits: [{ type: 'convocation-recue', le: '2026-01-02' }], au: '2026-01-03' },
			'convoque',
			null
		],
		[
			'refus annoncé',
			{
				faits: [
					{ type: 'convocation-recue', le: '2026-01-02' },
					{ type: 'refus-envoye', le: '2026-01-02' }
				],
				au: '2026-01-03'
			},
			'refus-annonce',
			null
		],
		[
			'reconvoqué après un refus',
			{
				faits: [
					{ type: 'convocation-recue', le: '2026-01-02' },
					{ type: 'refus-envoye', le: '2026-01-02' },
					{ type: 'convocation-recue', le: '2026-01-05', rang: 2 }
				],
				au: '2026-01-05'
			},
			'convoque',
			null
		],
		[
			'absent',
			{ faits: [{ type: 'absence-constatee', le: '2026-01-05' }], au: '2026-01-05' },
			'absent',
			null
		],
		[
			'entretien tenu',
			{ faits: [{ type: 'entretien-tenu', le: '2026-01-05' }], au: '2026-01-05' },
			'entretien-tenu',
			null
		],
		[
			'compte rendu reçu',
			{ faits: [notifie], au: '2026-01-12' },
			'compte-rendu-recu',
			'recours-hierarchique 2026-01-23'
		],
		[
			'quinze jours passés : reste le tribunal',
			{ faits: [notifie], au: '2026-01-27' },
			'compte-rendu-recu',
			'recours-contentieux 2026-03-11'
		],
		['recours en cours : rien à faire', { faits, au: '2026-02-01' }, 'recours-en-cours', null],
		[
			'recours en cours sans accusé : rien, jusqu’à l’approche du premier délai',
			{ faits: [notifie, { ...envoye, moyen: 'application' }], au: '2026-02-01' },
			'recours-en-cours',
			null
		],
		[
			// 20 January + 15 = 4 February; + 1 month = Wednesday 4 March, before the thirty days.
			'quinze jours depuis l’envoi, réception non notée : pas de silence à constater, la commission par précaution',
			{ faits: [notifie, envoye], au: '2026-02-20' },
			'recours-en-cours',
			'saisine-cap 2026-03-04'
		],
		['silence : saisir la commission', { faits, au: '2026-02-10' }, 'silence', 'saisine-cap 2026-03-06'],
		[
			'silence, commission saisie : attendre le rejet',
			{ faits: [...faits, { type: 'cap-saisie', le: '2026-02-12' }], au: '2026-02-13' },
			'cap-en-cours',
			null
		],
		[
			'rejeté par silence : le tribunal',
			{ faits: [...faits, { type: 'cap-saisie', le: '2026-02-12' }], au: '2026-03-22' },
			'cap-en-cours',
			'recours-contentieux 2026-05-22'
		],
		[
			'réponse reçue : la commission d’abord',
			{ faits: [...faits, reponse], au: '2026-02-06' },
			'reponse-recue',
			'saisine-cap 2026-03-05'
		],
		[
			'commission saisie : le tribunal court toujours',
			{ faits: [...faits, reponse, { type: 'cap-saisie', le: '2026-02-10' }], au: '2026-02-11' },
			'cap-en-cours',
			'recours-contentieux 2026-04-03'
		],
		[
			'accord complet : rien à faire pour l’instant',
			{ faits: [...faits, { ...reponse, sens: 'total' }], au: '2026-02-06' },
			'reponse-recue',
			null
		],
		[
			'définitif',
			{
				faits: [
					...faits,
					reponse,
					{ type: 'compte-rendu-definitif-notifie', le: '2026-03-01', modifie: true }
				],
				au: '2026-03-06'
			},
			'definitif',
			'recours-contentieux 2026-04-30'
		],
		[
			'tribunal saisi',
			{
				faits: [
					...faits,
					reponse,
					{ type: 'cap-saisie', le: '2026-02-10' },
					{ type: 'recours-contentieux-depose', le: '2026-03-01' }
				],
				au: '2026-03-06'
			},
			'contentieux',
			null
		],
		['tous les délais passés', { faits: [notifie], au: '2026-03-12' }, 'clos', null],
		[
			'commission saisie, délai du tribunal passé : on attend encore son avis',
			{ faits: [...faits, reponse, { type: 'cap-saisie', le: '2026-02-10' }], au: '2026-04-08' },
			'cap-en-cours',
			null
		],
		[
			'contractuel hospitalier : agir sans attendre, sans date',
			{ regime: 'contractuel-hospitalier', faits: [notifie], au: '2026-01-12' },
			'compte-rendu-recu',
			'recours-hierarchique sans attendre'
		],
		[
			'hôpital, réponse reçue : la commission sans attendre',
			{ regime: 'fph', faits: [...faits, reponse], au: '2026-02-06' },
			'reponse-recue',
			'saisine-cap sans attendre'
		],
		[
			'contractuel hospitalier, tout est passé',
			{ regime: 'contractuel-hospitalier', faits: [notifie], au: '2026-03-12' },
			'clos',
			null
		],
		[
			'DGFiP : des observations à vérifier ne passent pas avant le recours',
			{
				employeur: 'dgfip',
				faits: [{ type: 'compte-rendu-communique', le: '2026-01-08' }, notifie],
				au: '2026-01-12'
			},
			'compte-rendu-recu',
			'recours-hierarchique 2026-01-23'
		],
		[
			'hôpital, silence au bout de deux mois',
			{ regime: 'fph', faits, au: '2026-03-22' },
			'silence',
			'recours-contentieux 2026-05-22'
		]
	])('%s', (_titre, cas, situation, maintenant) => {
		const resultat = calcul(cas);
		expect(resultat.situation).toBe(situation);
		const acte = resultat.maintenant;
		expect(acte && [acte.code, acte.prudente ?? 'sans attendre'].map(String).join(' ')).toBe(maintenant);
	});

	it('le même jour, le recours passe avant les observations', () => {
		const cas = {
			regime: 'fph',
			faits: [{ type: 'compte-rendu-communique', le: '2026-01-12' }],
			au: '2026-01-13'
		} as const;
		expect(calcul({ ...cas, faits: [...cas.faits] }).maintenant?.code).toBe('recours-hierarchique');
	});
});

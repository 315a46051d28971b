import { describe, expect, it } from 'vitest';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { type Cas, envoye, ligne, notifie, recu, textes } from '../../../../test/support/chaine.ts';

describe('recours au tribunal', () => {
	const faits = [notifie, envoye, recu];
	const reponse = { type: 'reponse-notifiee', le: '2026-02-05' };
	it.each<[string, Cas, string]>([
		[
			'sans recours : deux mois francs depuis la remise',
			{ faits: [notifie], au: '2026-01-27' },
			'2026-01-10 2026-03-11 2026-03-11 ouverte certain'
		],
		// Clock B: rejection on 22 March, + 2 months + 1 = Saturday 23 May, Sunday, Whit Monday 25: Tuesday 26.
		[
			'recours reçu, pas encore de réponse : compté du rejet à venir',
			{ faits, au: '2026-02-01' },
			'2026-03-22 2026-05-22 2026-05-26 a-venir certain'
		],
		[
			'réception non notée : la prudence reste sur le premier délai',
			{ faits: [notifie, envoye], au: '2026-02-01' },
			'2026-03-20 2026-03-11 2026-05-21 ouverte discute'
		],
		[
			'envoyé par application : la prudence attend la réception notée',
			{ faits: [notifie, { ...envoye, moyen: 'application' }], au: '2026-02-01' },
			'2026-03-20 2026-03-11 2026-05-21 ouverte certain'
		],
		// 5 February + 2 months + 1 = Easter Monday 6 April: Tuesday 7. Prudent: back to Friday 3.
		[
			'rejet exprès : deux mois depuis la réponse',
			{ faits: [...faits, reponse], au: '2026-02-06' },
			'2026-02-05 2026-04-03 2026-04-07 ouverte certain'
		],
		[
			'en Alsace, le Vendredi saint recule encore la prudence',
			{ zone: 'alsace-moselle', faits: [...faits, reponse], au: '2026-02-06' },
			'2026-02-05 2026-04-02 2026-04-07 ouverte certain'
		],
		['silence accompli', { faits, au: '2026-03-23' }, '2026-03-22 2026-05-22 2026-05-26 ouverte certain'],
		// 10 April + 2 months + 1 = Thursday 11 June.
		[
			'réponse après le rejet, dans le délai : deux nouveaux mois',
			{ faits: [...faits, { ...reponse, le: '2026-04-10' }], au: '2026-04-11' },
			'2026-04-10 2026-06-11 2026-06-11 ouverte certain'
		],
		[
			'réponse le dernier jour du délai : deux nouveaux mois',
			{ faits: [...faits, { ...reponse, le: '2026-05-26' }], au: '2026-05-26' },
			'2026-05-26 2026-07-27 2026-07-27 ouverte certain'
		],
		[
			'réponse après la fin du délai : rien ne rouvre',
			{ faits: [...faits, { ...reponse, le: '2026-05-27' }], au: '2026-05-27' },
			'2026-03-22 2026-05-22 2026-05-26 depassee certain'
		],
		// Appeal on 10 February, same day receipt: rejection 10 April, + 2 months + 1 = Thursday 11 June.
		[
			'recours tardif mais dans les deux mois : il interrompt',
			{
				faits: [
					notifie,
					{ ...envoye, le: '2026-02-10', moyen: 'main-propre' },
					{ ...recu, le: '2026-02-10' }
				],
				au: '2026-02-11'
			},
			'2026-04-10 2026-06-11 2026-06-11 a-venir discute'
		],
		[
			'recours après les deux mois : le délai est manqué',
			{ faits: [notifie, { ...envoye, le: '2026-03-12' }], au: '2026-03-13' },
			'2026-01-10 2026-03-11 2026-03-11 depassee certain'
		],
		[
			'recours le dernier jour des deux mois : il interrompt',
			{ faits: [notifie, { ...recu, le: '2026-03-11' }], au: '2026-03-12' },
			'2026-05-11 2026-07-10 2026-07-13 a-venir discute'
		],
		// 15 June + 2 months + 1 = Sunday 16 August: Monday 17. Prudent: Saturday 15 is a holiday, Friday 14.
		[
			'compte rendu définitif changé : le délai repart',
			{
				faits: [
					...faits,
					reponse,
					{ type: 'cap-saisie', le: '2026-02-20' },
					{ type: 'compte-rendu-definitif-notifie', le: '2026-06-15', modifie: true }
				],
				au: '2026-06-16'
			},
			'2026-06-15 2026-08-14 2026-08-17 ouverte certain'
		],
		[
			'compte rendu définitif inchangé : le délai de la réponse demeure',
			{
				faits: [
					...faits,
					reponse,
					{ type: 'compte-rendu-definitif-notifie', le: '2026-03-15', modifie: false }
				],
				au: '2026-03-16'
			},
			'2026-02-05 2026-04-03 2026-04-07 ouverte discute'
		],
		[
			'on ne sait pas s’il a changé : même prudence',
			{
				faits: [...faits, reponse, { type: 'compte-rendu-definitif-notifie', le: '2026-03-15' }],
				au: '2026-03-16'
			},
			'2026-02-05 2026-04-03 2026-04-07 ouverte discute'
		],
		[
			'saisir la CAP ne change rien',
			{ faits: [...faits, reponse, { type: 'cap-saisie', le: '2026-02-20' }], au: '2026-02-21' },
			'2026-02-05 2026-04-03 2026-04-07 ouverte certain'
		],
		[
			'seule la réception est connue : exemple jugé de 2017',
			{ faits: [{ type: 'recours-hierarchique-recu', le: '2017-06-23' }], au: '2017-09-01' },
			'2017-08-23 2017-10-24 2017-10-24 ouverte discute'
		],
		// 30 December + 2 months = 28 February, + 1 = 1 March 2027; from the day after, 28 February, a Sunday: Friday 26.
		[
			'fin de mois : les deux comptes font la prudence',
			{ faits: [{ ...notifie, le: '2026-12-30' }], au: '2026-12-31' },
			'2026-12-30 2027-02-26 2027-03-01 ouverte certain'
		],
		[
			'déposé : accompli',
			{ faits: [notifie, { type: 'recours-contentieux-depose', le: '2026-02-01' }], au: '2026-02-02' },
			'2026-01-10 2026-03-11 2026-03-11 accomplie certain'
		],
		[
			// Appeal sent on 10 February, after 26 January: disputed. The changed report is a new decision all the same.
			'compte rendu changé après un recours tardif : nouvelle décision, certaine',
			{
				faits: [
					notifie,
					{ ...envoye, le: '2026-02-10' },
					{ type: 'compte-rendu-definitif-notifie', le: '2026-06-15', modifie: true }
				],
				au: '2026-06-16'
			},
			'2026-06-15 2026-08-14 2026-08-17 ouverte certain'
		],
		[
			// 20 January + 2 months = 20 March, + 2 months + 1 = Thursday 21 May. No report date: no clock A to watch.
			'recours envoyé, remise du compte rendu inconnue : le délai est à venir',
			{ faits: [envoye], au: '2026-02-01' },
			'2026-03-20 2026-05-21 2026-05-21 a-venir discute'
		],
		[
			// 12 January + 2 months + 1 = Friday 13 March.
			'hôpital, communication seule : daté, discuté',
			{ regime: 'fph', faits: [{ type: 'compte-rendu-communique', le: '2026-01-12' }], au: '2026-01-13' },
			'2026-01-12 2026-03-13 2026-03-13 ouverte discute'
		],
		[
			'contractuel hospitalier : le tribunal reste daté',
			{ regime: 'contractuel-hospitalier', faits: [notifie], au: '2026-01-12' },
			'2026-01-10 2026-03-11 2026-03-11 ouverte certain'
		]
	])('%s', (_titre, cas, attendu) => {
		expect(ligne(cas, 'recours-contentieux')).toBe(attendu);
	});

	it('commission saisie : les deux lectures sont dites, la circulaire comme une défense', () => {
		const cas = { faits: [...faits, reponse, { type: 'cap-saisie', le: '2026-02-20' }], au: '2026-02-21' };
		expect(textes(cas, 'recours-contentieux')).toContain('c’est une défense, pas une date');
	});

	it('on ne sait pas si le définitif a changé : une étape demande de comparer', () => {
		const definitif = { type: 'compte-rendu-definitif-notifie', le: '2026-03-15' };
		const texte = (plus: Record<string, unknown>) =>
			textes(
				{ faits: [...faits, reponse, { ...definitif, ...plus }], au: '2026-03-16' },
				'recours-contentieux'
			);
		expect(texte({})).toContain('notez s’il a changé');
		expect(texte({ modifie: false })).not.toContain('notez s’il a changé');
	});

	it.each([
		['le jour même du rejet : elle l’empêche', '2026-03-22', false],
		['le lendemain : elle vient après lui', '2026-03-23', true]
	])('réponse %s', (_titre, le, apresLeRejet) => {
		const texte = textes({ faits: [...faits, { ...reponse, le }], au: le }, 'recours-contentieux');
		expect(texte.includes('est venue après le rejet par silence')).toBe(apresLeRejet);
	});

	it('les deux délais sont toujours écrits', () => {
		const texte = textes({ faits, au: '2026-02-01' }, 'recours-contentieux');
		expect(texte).toContain('mercredi 11 mars 2026');
		expect(texte).toContain('mardi 26 mai 2026');
		expect(texte).toContain('si aucune réponse d’ici là');
	});

	it('le délai de distance se dit outre-mer, pas en métropole ni en Alsace-Moselle', () => {
		const sansLui = ZONES.filter((zone) => {
			const cas: Cas = { zone, faits: [notifie], au: '2026-01-12' };
			return !textes(cas, 'recours-contentieux').includes('délai de distance');
		});
		expect(sansLui).toEqual(['metropole', 'alsace-moselle']);
	});

	it('les défenses sont dites, sans jour de plus', () => {
		const cas = {
			faits: [{ ...notifie, voiesEtDelais: false }],
			au: '2026-01-12'
		};
		expect(ligne(cas, 'recours-contentieux')).toContain('2026-03-11 2026-03-11');
		expect(textes(cas, 'recours-contentieux')).toContain('C’est une défense');
	});

	it('après un recours, l’absence de voies et délais ne se plaide que contre le premier délai', () => {
		const cas = { faits: [{ ...notifie, voiesEtDelais: false }, envoye, recu], au: '2026-02-01' };
		expect(textes(cas, 'recours-contentieux')).toContain('opposer le délai parti de lui');
		expect(textes(cas, 'recours-contentieux')).not.toContain('opposer ce délai');
	});
});

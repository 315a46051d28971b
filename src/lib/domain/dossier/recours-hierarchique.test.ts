import { describe, expect, it } from 'vitest';
import {
	type Cas,
	echeanceDe,
	envoye,
	ligne,
	notifie,
	recu,
	textes
} from '../../../../test/support/chaine.ts';

describe('recours hiérarchique', () => {
	it.each<[string, Cas, string]>([
		[
			// 10 January + 15 + 1 = 26. Without the extra day: Sunday 25, back to Friday 23.
			'remis le 10 janvier : dernier jour le 26, date conseillée le vendredi 23',
			{ faits: [notifie], au: '2026-01-12' },
			'2026-01-10 2026-01-23 2026-01-26 ouverte certain'
		],
		[
			'le dernier jour il est encore temps',
			{ faits: [notifie], au: '2026-01-26' },
			'2026-01-10 2026-01-23 2026-01-26 ouverte certain'
		],
		[
			'le lendemain il est trop tard',
			{ faits: [notifie], au: '2026-01-27' },
			'2026-01-10 2026-01-23 2026-01-26 depassee certain'
		],
		[
			// 12 + 16 = 28 January; 12 + 15 = 27.
			'signé avant la notification : le premier des deux jours compte',
			{
				faits: [
					{ ...notifie, le: '2026-01-14' },
					{ type: 'compte-rendu-signe', le: '2026-01-12' },
					{ type: 'compte-rendu-communique', le: '2026-01-12' }
				],
				au: '2026-01-15'
			},
			'2026-01-12 2026-01-27 2026-01-28 ouverte certain'
		],
		[
			'à la DGFiP, deux jours différents se discutent',
			{
				employeur: 'dgfip',
				faits: [
					{ ...notifie, le: '2026-01-14' },
					{ type: 'compte-rendu-signe', le: '2026-01-12' },
					{ type: 'compte-rendu-communique', le: '2026-01-12' }
				],
				au: '2026-01-15'
			},
			'2026-01-12 2026-01-27 2026-01-28 ouverte discute'
		],
		[
			'à la DGFiP, un seul jour est certain',
			{ employeur: 'dgfip', faits: [notifie], au: '2026-01-15' },
			'2026-01-10 2026-01-23 2026-01-26 ouverte certain'
		],
		[
			'reçu par courriel : se discute',
			{ faits: [{ ...notifie, moyen: 'courriel' }], au: '2026-01-15' },
			'2026-01-10 2026-01-23 2026-01-26 ouverte discute'
		],
		[
			// Handed over by a colleague nobody can name, signed the same day: the signature proves the day.
			'remise sans preuve, signée le même jour : certain',
			{
				faits: [
					{ ...notifie, moyen: 'inconnu' },
					{ type: 'compte-rendu-signe', le: '2026-01-10' }
				],
				au: '2026-01-15'
			},
			'2026-01-10 2026-01-23 2026-01-26 ouverte certain'
		],
		[
			// Collected on 27 January, more than 15 days after its presentation on the 5th: 5 + 16 = 21.
			'recommandé retiré après les quinze jours de garde : la présentation compte',
			{
				faits: [{ ...notifie, le: '2026-01-27', moyen: 'lrar', presenteLe: '2026-01-05' }],
				au: '2026-01-27'
			},
			'2026-01-05 2026-01-20 2026-01-21 depassee discute'
		],
		[
			'remis en main propre : certain',
			{ faits: [{ ...notifie, moyen: 'main-propre' }], au: '2026-01-15' },
			'2026-01-10 2026-01-23 2026-01-26 ouverte certain'
		],
		[
			// Collected on 12 January: 28. First presentation on the 5th: 5 + 15 = Tuesday 20.
			'recommandé retiré : le retrait compte, la présentation fait la prudence',
			{
				faits: [{ ...notifie, le: '2026-01-12', moyen: 'lrar', presenteLe: '2026-01-05' }],
				au: '2026-01-15'
			},
			'2026-01-12 2026-01-20 2026-01-28 ouverte discute'
		],
		[
			// Presented on 5 January, kept until the 20th: 20 + 16 = Thursday 5 February.
			'recommandé retiré le quinzième jour de garde : le retrait compte encore',
			{
				faits: [{ ...notifie, le: '2026-01-20', moyen: 'lrar', presenteLe: '2026-01-05' }],
				au: '2026-01-20'
			},
			'2026-01-20 2026-01-20 2026-02-05 ouverte discute'
		],
		[
			'recommandé retiré le lendemain de la garde : la présentation compte',
			{
				faits: [{ ...notifie, le: '2026-01-21', moyen: 'lrar', presenteLe: '2026-01-05' }],
				au: '2026-01-21'
			},
			'2026-01-05 2026-01-20 2026-01-21 ouverte discute'
		],
		[
			// First presentation on 5 January: 5 + 16 = 21.
			'recommandé jamais retiré : la première présentation compte',
			{
				faits: [{ ...notifie, le: '2026-01-21', moyen: 'lrar-non-reclamee', presenteLe: '2026-01-05' }],
				au: '2026-01-21'
			},
			'2026-01-05 2026-01-20 2026-01-21 ouverte discute'
		],
		[
			'communiqué seulement : aucun délai ne part',
			{ faits: [{ type: 'compte-rendu-communique', le: '2026-01-10' }], au: '2026-01-12' },
			'- - - a-venir certain'
		],
		[
			'à l’hôpital, la communication seule fait partir le délai',
			{ regime: 'fph', faits: [{ type: 'compte-rendu-communique', le: '2026-01-12' }], au: '2026-01-13' },
			'2026-01-12 2026-01-27 2026-01-27 ouverte discute'
		],
		[
			// Communicated on 5 January: 5 + 15 = 20 for prudence; notified on the 12th, not franc: 27.
			'à l’hôpital, la communication fait la prudence',
			{
				regime: 'fph',
				faits: [
					{ type: 'compte-rendu-communique', le: '2026-01-05' },
					{ ...notifie, le: '2026-01-12' }
				],
				au: '2026-01-13'
			},
			'2026-01-12 2026-01-20 2026-01-27 ouverte discute'
		],
		['rien de remis : pas de date', { faits: [], au: '2026-01-12' }, '- - - a-venir certain'],
		[
			'envoyé : accompli, les dates restent',
			{ faits: [notifie, envoye], au: '2026-01-21' },
			'2026-01-10 2026-01-23 2026-01-26 accomplie certain'
		],
		[
			// 12 May + 16 = 28 May. 12 + 15 = 27 May, local holiday: back to the 26th.
			'en Guadeloupe le 27 mai ne déplace que la date conseillée',
			{ zone: 'guadeloupe', faits: [{ ...notifie, le: '2026-05-12' }], au: '2026-05-13' },
			'2026-05-12 2026-05-26 2026-05-28 ouverte certain'
		],
		[
			'contractuel hospitalier : pas de date devinée',
			{ regime: 'contractuel-hospitalier', faits: [notifie], au: '2026-01-12' },
			'2026-01-10 - - ouverte a-verifier'
		],
		[
			'avant l’article 6 actuel : pas de date',
			{ faits: [{ ...notifie, le: '2011-06-01' }], au: '2011-06-02' },
			'2011-06-01 - - ouverte a-verifier'
		]
	])('%s', (_titre, cas, attendu) => {
		expect(ligne(cas, 'recours-hierarchique')).toBe(attendu);
	});

	it('communiqué seulement : en territoriale, une étape rappelle que la première remise notifie', () => {
		const cas = { faits: [{ type: 'compte-rendu-communique', le: '2026-01-10' }], au: '2026-01-12' };
		const rappel = 'la première remise du compte rendu est sa notification';
		expect(textes({ ...cas, regime: 'fpt' }, 'recours-hierarchique')).toContain(rappel);
		expect(textes({ ...cas, regime: 'fpe' }, 'recours-hierarchique')).not.toContain(rappel);
	});

	it.each([
		['fpt', 'decret-2014-1526-art-6'],
		['contractuel-territorial', 'fiche-cig-ntient'],
		['fph', 'fiche-cap-metiers-fph']
	] as const)('%s : la lecture depuis la communication a sa propre source', (regime, source) => {
		const faits = [
			{ type: 'compte-rendu-communique', le: '2026-01-05' },
			{ ...notifie, le: '2026-01-12' }
		];
		const { etapes } = echeanceDe({ regime, faits, au: '2026-01-13' }, 'recours-hierarchique');
		const lecture = etapes.find(({ texte }) => texte.includes('depuis la communication'));
		expect(lecture?.fondement).toBe(source);
	});

	it('passé la date conseillée, une étape dit qu’il est encore temps', () => {
		expect(textes({ faits: [notifie], au: '2026-01-24' }, 'recours-hierarchique')).toContain('encore temps');
	});

	it('recommandé sans jour de présentation : une étape le demande', () => {
		const cas = { faits: [{ ...notifie, moyen: 'lrar' }], au: '2026-01-12' };
		expect(textes(cas, 'recours-hierarchique')).toContain('première présentation');
	});

	it('jamais envoyé, passé le dernier jour, une étape dit que le tribunal reste ouvert', () => {
		const tard = textes({ faits: [notifie], au: '2026-01-27' }, 'recours-hierarchique');
		expect(tard).toContain('reste ouvert jusqu’au mercredi 11 mars 2026');
		expect(textes({ faits: [notifie], au: '2026-03-12' }, 'recours-hierarchique')).not.toContain(
			'reste ouvert'
		);
	});

	it('seule la réception est connue, après le dernier jour : l’envoi est demandé', () => {
		const cas = { faits: [notifie, { ...recu, le: '2026-01-27' }], au: '2026-01-27' };
		expect(textes(cas, 'recours-hierarchique')).toContain('notez le jour de l’envoi');
	});

	it.each([
		// 5 February + 16 = Saturday 21; 10 January + 16 = Monday 26.
		['un report au lundi', '2026-02-05', true],
		['rien à reporter', '2026-01-10', false]
	])('aucun texte n’écrit le report, et cela se dit s’il y en a un : %s', (_titre, le, dit) => {
		const cas = { faits: [{ ...notifie, le }], au: le };
		expect(textes(cas, 'recours-hierarchique').includes('ne comptez pas dessus')).toBe(dit);
	});

	it('les remarques à l’administration restent une fois l’acte fait', () => {
		const faits = [{ type: 'entretien-tenu', le: '2026-01-05' }, notifie];
		expect(textes({ regime: 'fpt', faits, au: '2026-01-12' }, 'communication-compte-rendu')).toContain(
			'ne fait que décaler vos délais'
		);
	});

	it('les conseils disparaissent une fois le recours envoyé', () => {
		expect(textes({ faits: [notifie], au: '2026-01-12' }, 'recours-hierarchique')).toContain(
			'cachet de la poste'
		);
		const fait = { faits: [notifie, envoye], au: '2026-01-21' };
		expect(textes(fait, 'recours-hierarchique')).not.toContain('cachet de la poste');
	});

	it('envoyé trop tard, une étape dit ce qui reste', () => {
		const tard = { faits: [notifie, { ...envoye, le: '2026-02-02' }], au: '2026-02-03' };
		expect(textes(tard, 'recours-hierarchique')).toContain('après le dernier jour');
		expect(ligne(tard, 'recours-contentieux')).toMatch(/ouverte discute$/);
	});
});

describe('un recours envoyé par plusieurs voies', () => {
	const recommande = { ...envoye, le: '2026-01-20', moyen: 'lrar' };
	const application = { ...envoye, le: '2026-01-22', moyen: 'application' };
	const simple = { ...envoye, le: '2026-01-19', moyen: 'lettre' };
	const chaine = (code: 'reponse-autorite' | 'saisine-cap' | 'rejet-implicite', ...faits: Cas['faits']) =>
		ligne({ faits: [notifie, ...faits], au: '2026-02-10' }, code);

	it('le même jour par deux voies : les deux se notent, la réception est ce jour-là', () => {
		const memeJour = { ...application, le: '2026-01-20' };
		for (const faits of [
			[recommande, memeJour],
			[memeJour, recommande]
		]) {
			// 20 January + 16 = 5 February.
			expect(chaine('reponse-autorite', ...faits)).toBe('2026-01-20 2026-02-04 2026-02-05 depassee certain');
		}
	});

	it('recommandé le 20 sans accusé, application le 22 : reçu le 22 au plus tard, jours à viser depuis le 20', () => {
		// 22 + 16 = 7 February, a Saturday, so Monday 9. From the 20th: 20 + 15 = 4 February.
		expect(chaine('reponse-autorite', recommande, application)).toBe(
			'2026-01-22 2026-02-04 2026-02-09 depassee certain'
		);
		// Reading A: 9 March. The prudent month runs from 20 January: 4 February + 30 days = 6 March.
		expect(chaine('saisine-cap', recommande, application)).toBe(
			'2026-02-09 2026-03-04 2026-03-09 ouverte discute'
		);
		expect(chaine('rejet-implicite', recommande, application)).toBe(
			'2026-01-22 - 2026-03-22 a-venir certain'
		);
	});

	it('l’accusé du recommandé, une fois noté, compte seul', () => {
		const accuse = { ...recu, le: '2026-01-21' };
		expect(chaine('rejet-implicite', recommande, application, accuse)).toBe(
			'2026-01-21 - 2026-03-21 a-venir certain'
		);
	});

	it('lettre simple à temps, recommandé en retard : le premier qui se prouve compte, l’autre est à prouver', () => {
		const faits = [notifie, simple, { ...recommande, le: '2026-01-28' }];
		const dit = textes({ faits, au: '2026-02-01' }, 'recours-hierarchique');
		expect(dit).toContain('porte la date du mercredi 28 janvier 2026');
		expect(dit).toContain('Un premier envoi, le lundi 19 janvier 2026, ne se prouve pas');
		const recue = [...faits, { ...recu, le: '2026-01-21' }];
		expect(textes({ faits: recue, au: '2026-02-01' }, 'recours-hierarchique')).not.toContain('porte la date');
	});

	it('la même voie deux fois le même jour reste un double', () => {
		expect(() => chaine('reponse-autorite', recommande, recommande)).toThrow('deux fois');
	});
});

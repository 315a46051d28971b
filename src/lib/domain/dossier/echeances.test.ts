import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estOuvertDans } from '#lib/domain/delais/feries.ts';
import { type EmployeurCode, type RegimeCode, ZONES, type Zone } from '#lib/domain/regimes/codes.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { echeances } from './echeances.ts';
import { lireFaits } from './lecture-faits.ts';

type Cas = {
	faits: Record<string, unknown>[];
	au: string;
	regime?: RegimeCode;
	employeur?: EmployeurCode;
	zone?: Zone;
	decharge?: number;
};

function calcul({ faits, au, regime = 'fpe', employeur, zone = 'metropole', decharge }: Cas) {
	const lus = lireFaits(faits);
	if (!lus.ok) throw new Error(lus.refus.message);
	const resultat = echeances({
		faits: lus.faits,
		regime,
		employeur,
		zone,
		decharge,
		au: Temporal.PlainDate.from(au)
	});
	if (!resultat.ok) throw new Error(resultat.refus.message);
	return resultat;
}

/** One step, in one line: start, prudent day, last day, status, certainty. */
function ligne(cas: Cas, code: CodeEcheance): string {
	const trouvee = calcul(cas).echeances.find((echeance) => echeance.code === code);
	if (!trouvee) throw new Error(`no ${code}`);
	const { depuis, prudente, limite, statut, certitude } = trouvee;
	return [depuis ?? '-', prudente ?? '-', limite ?? '-', statut, certitude].map(String).join(' ');
}

const textes = (cas: Cas, code: CodeEcheance) =>
	calcul(cas)
		.echeances.find((echeance) => echeance.code === code)
		?.etapes.map(({ texte }) => texte)
		.join('\n') ?? '';

const notifie = { type: 'compte-rendu-notifie', le: '2026-01-10' };
const envoye = { type: 'recours-hierarchique-envoye', le: '2026-01-20', moyen: 'lrar' };
const recu = { type: 'recours-hierarchique-recu', le: '2026-01-22' };

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

describe('réponse de l’autorité et rejet par silence', () => {
	const faits = [notifie, envoye, recu];
	it.each<[string, CodeEcheance, Cas, string]>([
		// 22 January + 16 = Saturday 7 February, moved to Monday 9. Prudent: 22 + 15 = Friday 6.
		[
			'reçu le 22 janvier : l’autorité a jusqu’au 9 février',
			'reponse-autorite',
			{ faits, au: '2026-02-09' },
			'2026-01-22 2026-02-06 2026-02-09 ouverte certain'
		],
		[
			'le lendemain elle est en retard',
			'reponse-autorite',
			{ faits, au: '2026-02-10' },
			'2026-01-22 2026-02-06 2026-02-09 depassee certain'
		],
		[
			'territoriale : quinze jours sans jour franc',
			'reponse-autorite',
			{ regime: 'fpt', faits, au: '2026-02-06' },
			'2026-01-22 2026-02-06 2026-02-06 ouverte certain'
		],
		[
			'contractuel territorial : même compte, discuté',
			'reponse-autorite',
			{ regime: 'contractuel-territorial', faits, au: '2026-02-07' },
			'2026-01-22 2026-02-06 2026-02-06 depassee discute'
		],
		[
			'hôpital : délai à vérifier',
			'reponse-autorite',
			{ regime: 'fph', faits, au: '2026-02-10' },
			'2026-01-22 - - ouverte a-verifier'
		],
		[
			'par application : reçu le jour même',
			'reponse-autorite',
			{ faits: [notifie, { ...envoye, moyen: 'application' }], au: '2026-02-10' },
			'2026-01-20 2026-02-04 2026-02-05 depassee certain'
		],
		[
			'par la poste sans accusé : on ne déclare pas le retard',
			'reponse-autorite',
			{ faits: [notifie, envoye], au: '2026-02-20' },
			'2026-01-20 2026-02-04 2026-02-05 ouverte discute'
		],
		[
			'répondu : accompli',
			'reponse-autorite',
			{ faits: [...faits, { type: 'reponse-notifiee', le: '2026-02-05' }], au: '2026-02-06' },
			'2026-01-22 2026-02-06 2026-02-09 accomplie certain'
		],
		// 22 January + 2 months = Sunday 22 March: never moved.
		[
			'rejet à venir, un dimanche',
			'rejet-implicite',
			{ faits, au: '2026-03-21' },
			'2026-01-22 - 2026-03-22 a-venir certain'
		],
		[
			'rejet accompli le jour même',
			'rejet-implicite',
			{ faits, au: '2026-03-22' },
			'2026-01-22 - 2026-03-22 accomplie certain'
		],
		[
			'une réponse avant : sans objet',
			'rejet-implicite',
			{ faits: [...faits, { type: 'reponse-notifiee', le: '2026-02-05' }], au: '2026-04-01' },
			'2026-01-22 - 2026-03-22 sans-objet certain'
		],
		[
			'une réponse après : le rejet a eu lieu',
			'rejet-implicite',
			{ faits: [...faits, { type: 'reponse-notifiee', le: '2026-04-10' }], au: '2026-04-11' },
			'2026-01-22 - 2026-03-22 accomplie certain'
		],
		[
			'par la poste sans accusé : compté de l’envoi, discuté',
			'rejet-implicite',
			{ faits: [notifie, envoye], au: '2026-02-20' },
			'2026-01-20 - 2026-03-20 a-venir discute'
		]
	])('%s', (_titre, code, cas, attendu) => {
		expect(ligne(cas, code)).toBe(attendu);
	});
});

describe('saisine de la commission', () => {
	const faits = [notifie, envoye, recu];
	const reponse = { type: 'reponse-notifiee', le: '2026-02-05' };
	it.each<[string, Cas, string]>([
		['tant que l’autorité a du temps : pas de date', { faits, au: '2026-02-09' }, '- - - a-venir discute'],
		// 9 February + 1 month = 9 March. Prudent: 22 January + 15 = 6 February, + 1 month = Friday 6 March (+ 30 days = 8 March).
		[
			'silence : ouverte par précaution',
			{ faits, au: '2026-02-10' },
			'2026-02-09 2026-03-06 2026-03-09 ouverte discute'
		],
		['silence, mois passé', { faits, au: '2026-03-10' }, '2026-02-09 2026-03-06 2026-03-09 depassee discute'],
		// Territorial: 6 February + 1 month = 6 March; prudent the same.
		[
			'silence en territoriale',
			{ regime: 'fpt', faits, au: '2026-02-07' },
			'2026-02-06 2026-03-06 2026-03-06 ouverte discute'
		],
		// 5 February + 1 month = Thursday 5 March; + 30 days = 7 March.
		[
			'réponse le 5 février : un mois',
			{ faits: [...faits, reponse], au: '2026-02-06' },
			'2026-02-05 2026-03-05 2026-03-05 ouverte discute'
		],
		// 15 March + 1 month = 15 April; + 30 days = 14 April.
		[
			'mois de 31 jours : trente jours font la prudence',
			{ faits: [notifie, { ...reponse, le: '2026-03-15' }], au: '2026-03-16' },
			'2026-03-15 2026-04-14 2026-04-15 ouverte discute'
		],
		// 31 January + 1 month = Saturday 28 February (no roll); + 30 days = 2 March. Prudent: back to Friday 27.
		[
			'fin de mois courte, non reportée',
			{ faits: [notifie, { ...reponse, le: '2026-01-31' }], au: '2026-02-01' },
			'2026-01-31 2026-02-27 2026-02-28 ouverte discute'
		],
		[
			'saisie : accomplie',
			{ faits: [...faits, reponse, { type: 'cap-saisie', le: '2026-02-20' }], au: '2026-02-21' },
			'2026-02-05 2026-03-05 2026-03-05 accomplie discute'
		],
		[
			'saisie par précaution, puis réponse : à renouveler',
			{
				faits: [...faits, { type: 'cap-saisie', le: '2026-02-12' }, { ...reponse, le: '2026-02-20' }],
				au: '2026-02-21'
			},
			'2026-02-20 2026-03-20 2026-03-20 ouverte discute'
		],
		[
			'renouvelée : accomplie',
			{
				faits: [
					...faits,
					{ type: 'cap-saisie', le: '2026-02-12' },
					{ ...reponse, le: '2026-02-20' },
					{ type: 'cap-saisie', le: '2026-02-23' }
				],
				au: '2026-02-24'
			},
			'2026-02-20 2026-03-20 2026-03-20 accomplie discute'
		],
		[
			'accord complet : sans objet',
			{ faits: [...faits, { ...reponse, sens: 'total' }], au: '2026-02-06' },
			'2026-02-05 2026-03-05 2026-03-05 sans-objet discute'
		],
		[
			'hôpital : aucune date, même dans le silence',
			{ regime: 'fph', faits, au: '2026-04-01' },
			'- - - a-venir a-verifier'
		]
	])('%s', (_titre, cas, attendu) => {
		expect(ligne(cas, 'saisine-cap')).toBe(attendu);
	});

	it('accord complet à l’hôpital : sans objet, comme ailleurs', () => {
		const cas = {
			regime: 'fph' as const,
			faits: [...faits, { ...reponse, sens: 'total' }],
			au: '2026-02-06'
		};
		expect(ligne(cas, 'saisine-cap')).toBe('2026-02-05 - - sans-objet a-verifier');
	});

	it('le mois passé dans le silence, la défense et la date du tribunal sont dites', () => {
		const texte = textes({ faits, au: '2026-03-10' }, 'saisine-cap');
		expect(texte).toContain('rejet par silence');
		expect(texte).toContain('mardi 26 mai 2026');
	});

	it.each([
		['2018-06-01', 'CAPL, puis la CAPN'],
		['2021-06-01', 'la CAPL.'],
		['2026-06-01', 'la CAP nationale']
	])('à la DGFiP le %s, l’instance s’appelait « %s »', (le, nom) => {
		const cas = { employeur: 'dgfip' as const, faits: [{ ...reponse, le }], au: le };
		expect(textes(cas, 'saisine-cap')).toContain(nom);
	});
});

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

	it('les deux délais sont toujours écrits', () => {
		const texte = textes({ faits, au: '2026-02-01' }, 'recours-contentieux');
		expect(texte).toContain('mercredi 11 mars 2026');
		expect(texte).toContain('mardi 26 mai 2026');
		expect(texte).toContain('si aucune réponse d’ici là');
	});

	it('les défenses sont dites, sans jour de plus', () => {
		const cas = {
			faits: [{ ...notifie, voiesEtDelais: false }],
			au: '2026-01-12',
			zone: 'la-reunion' as const
		};
		expect(ligne(cas, 'recours-contentieux')).toContain('2026-03-11 2026-03-11');
		expect(textes(cas, 'recours-contentieux')).toContain('C’est une défense');
		expect(textes(cas, 'recours-contentieux')).toContain('délai de distance');
	});
});

describe('remise du compte rendu et observations', () => {
	const entretien = { type: 'entretien-tenu', le: '2026-01-10' };
	it.each<[string, CodeEcheance, Cas, string]>([
		[
			'État : le décret ne fixe aucun délai',
			'communication-compte-rendu',
			{ faits: [entretien], au: '2026-01-12' },
			'2026-01-10 - - ouverte certain'
		],
		[
			'DGFiP : à vérifier dans ESTEVE',
			'communication-compte-rendu',
			{ employeur: 'dgfip', faits: [entretien], au: '2026-01-12' },
			'2026-01-10 - - ouverte a-verifier'
		],
		// 10 + 15 = Sunday 25 January, not moved; prudent Friday 23.
		[
			'territoriale : quinze jours, non reportés',
			'communication-compte-rendu',
			{ regime: 'fpt', faits: [entretien], au: '2026-01-12' },
			'2026-01-10 2026-01-23 2026-01-25 ouverte discute'
		],
		[
			'territoriale : la copie visée ne ferme pas, la notification si',
			'communication-compte-rendu',
			{
				regime: 'fpt',
				faits: [entretien, { type: 'compte-rendu-communique', le: '2026-01-20' }],
				au: '2026-01-26'
			},
			'2026-01-10 2026-01-23 2026-01-25 depassee discute'
		],
		// 10 January + 30 = Monday 9 February.
		[
			'hôpital : trente jours',
			'communication-compte-rendu',
			{ regime: 'fph', faits: [entretien], au: '2026-01-12' },
			'2026-01-10 2026-02-09 2026-02-09 ouverte certain'
		],
		[
			'après un refus, aucun délai ne part',
			'communication-compte-rendu',
			{ regime: 'fpt', faits: [{ type: 'refus-envoye', le: '2026-01-05' }], au: '2026-01-12' },
			'- - - a-venir discute'
		],
		[
			'hôpital : quinze jours pour les observations',
			'observations',
			{ regime: 'fph', faits: [{ type: 'compte-rendu-communique', le: '2026-01-12' }], au: '2026-01-13' },
			'2026-01-12 2026-01-27 2026-01-27 ouverte discute'
		],
		[
			'Éducation : observations à vérifier',
			'observations',
			{
				employeur: 'education-biatss',
				faits: [{ type: 'compte-rendu-communique', le: '2026-01-12' }],
				au: '2026-01-13'
			},
			'2026-01-12 - - ouverte a-verifier'
		]
	])('%s', (_titre, code, cas, attendu) => {
		expect(ligne(cas, code)).toBe(attendu);
	});
});

describe('remise après un boycott, réponse en retard', () => {
	it('« rédigé sans vous » ne se dit plus une fois le compte rendu remis', () => {
		const refus = { type: 'refus-envoye', le: '2026-01-05' };
		const texte = (faits: Cas['faits']) => textes({ faits, au: '2026-01-12' }, 'communication-compte-rendu');
		expect(texte([refus])).toContain('sera rédigé sans vous');
		expect(texte([refus, notifie])).not.toContain('sera rédigé sans vous');
	});

	it('sans délai écrit, la remise du compte rendu ouvre le temps des observations', () => {
		expect(ligne({ regime: 'fpt', faits: [notifie], au: '2026-01-12' }, 'observations')).toBe(
			'2026-01-10 - - ouverte certain'
		);
	});

	it('en retard, l’autorité peut être relancée ; sur une réception supposée, non', () => {
		const texte = (faits: Cas['faits']) => textes({ faits, au: '2026-02-20' }, 'reponse-autorite');
		expect(texte([notifie, envoye, recu])).toContain('vous pouvez écrire');
		expect(texte([notifie, envoye])).not.toContain('vous pouvez écrire');
	});

	it('contractuel territorial : la lecture « francs » est dite', () => {
		const cas = {
			regime: 'contractuel-territorial' as const,
			faits: [notifie, envoye, recu],
			au: '2026-01-30'
		};
		expect(textes(cas, 'reponse-autorite')).toContain('jours francs');
	});
});

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

	it('les anciennes notations n’ont pas de chaîne, et une phrase le dit', () => {
		for (const regime of ['onic-2005', 'ouvriers-defense-1972'] as const) {
			const resultat = calcul({ regime, faits: [], au: '2026-01-01' });
			expect(resultat.echeances).toEqual([]);
			expect(resultat.phrase).toContain('syndicat');
		}
	});

	it('un employeur de l’État ne va pas avec la territoriale', () => {
		const question = { faits: [], regime: 'fpt', employeur: 'dgfip', zone: 'metropole' } as const;
		expect(echeances({ ...question, au: Temporal.PlainDate.from('2026-01-01') })).toMatchObject({
			ok: false,
			refus: { code: 'employeur-incompatible' }
		});
	});
});

describe('irrégularités que les faits montrent', () => {
	const codes = (cas: Cas) => calcul(cas).irregularites.map(({ code, force }) => `${code} ${force}`);
	const convocation = { type: 'convocation-recue', le: '2026-01-02' };
	it.each<[string, Cas, string[]]>([
		[
			'sept jours de préavis',
			{ faits: [{ ...convocation, entretienLe: '2026-01-09' }], au: '2026-01-09' },
			['G02 moyenne']
		],
		[
			'huit jours suffisent',
			{ faits: [{ ...convocation, entretienLe: '2026-01-10' }], au: '2026-01-10' },
			[]
		],
		[
			'Éducation : quatorze jours contredisent l’arrêté',
			{
				employeur: 'education-biatss',
				faits: [{ ...convocation, entretienLe: '2026-01-16' }],
				au: '2026-01-16'
			},
			['G02 faible']
		],
		[
			'Éducation : quinze jours suffisent',
			{
				employeur: 'education-biatss',
				faits: [{ ...convocation, entretienLe: '2026-01-17' }],
				au: '2026-01-17'
			},
			[]
		],
		[
			'qui refuse perd le moyen',
			{
				faits: [
					{ ...convocation, entretienLe: '2026-01-09' },
					{ type: 'refus-envoye', le: '2026-01-03' }
				],
				au: '2026-01-09'
			},
			[]
		],
		['date d’entretien inconnue : rien', { faits: [convocation], au: '2026-01-09' }, []],
		[
			'territoriale : fiche de poste absente',
			{ regime: 'fpt', faits: [{ ...convocation, pieces: ['trame-compte-rendu'] }], au: '2026-01-09' },
			['G03 faible']
		],
		[
			'État : les pièces ne sont pas exigées',
			{ faits: [{ ...convocation, pieces: [] }], au: '2026-01-09' },
			[]
		],
		['pièces non renseignées : rien', { regime: 'fpt', faits: [convocation], au: '2026-01-09' }, []],
		[
			'entretien mené par un autre, devant un tiers actif',
			{
				faits: [{ type: 'entretien-tenu', le: '2026-01-09', conduitPar: 'autre', tiers: 'actif' }],
				au: '2026-01-09'
			},
			['G04 forte', 'G06 moyenne']
		],
		[
			'non signé, non visé, sans voies ni délais',
			{
				faits: [{ ...notifie, signeParSuperieur: false, vise: false, voiesEtDelais: false }],
				au: '2026-01-12'
			},
			['G07 forte', 'G09 moyenne', 'G15 sans-effet']
		],
		['cases non remplies : rien', { faits: [notifie], au: '2026-01-12' }, []],
		[
			'territoriale : le visa vient après, c’est normal',
			{
				regime: 'fpt',
				faits: [
					{ ...notifie, vise: false },
					{ type: 'compte-rendu-vise', le: '2026-01-15' }
				],
				au: '2026-01-16'
			},
			[]
		],
		[
			'État : visa après la notification',
			{ faits: [notifie, { type: 'compte-rendu-vise', le: '2026-01-15' }], au: '2026-01-16' },
			['G09 moyenne']
		],
		[
			'hôpital : compte rendu après trente jours',
			{
				regime: 'fph',
				faits: [
					{ type: 'entretien-tenu', le: '2026-01-10' },
					{ ...notifie, le: '2026-02-10' }
				],
				au: '2026-02-10'
			},
			['G12 faible']
		],
		['décharge de 70 %', { decharge: 70, faits: [notifie], au: '2026-01-12' }, ['G21 forte']],
		['décharge totale', { decharge: 100, faits: [notifie], au: '2026-01-12' }, []]
	])('%s', (_titre, cas, attendu) => {
		expect(codes(cas)).toEqual(attendu);
	});
});

describe('sources des irrégularités', () => {
	it('chaque régime cite son propre décret', () => {
		const sources = (regime: RegimeCode) =>
			calcul({ regime, faits: [{ ...notifie, signeParSuperieur: false }], au: '2026-01-12' })
				.irregularites.flatMap(({ fondements }) => fondements)
				.map(({ code }) => code);
		expect(sources('fpe')).toEqual(['decret-2010-888-art-4', 'caa-paris-16pa03469']);
		expect(sources('fpt')).toEqual(['decret-2014-1526-art-5', 'caa-paris-16pa03469']);
		expect(sources('contractuel-etat')).toEqual(['decret-86-83-art-1-4', 'caa-paris-16pa03469']);
	});
});

describe('propriétés de la chaîne', () => {
	const REGIMES_AVEC_CHAINE = [
		'fpe',
		'fpt',
		'fph',
		'contractuel-etat',
		'contractuel-territorial',
		'contractuel-hospitalier'
	] as const;
	/** A file in the order of the law, cut anywhere: each fact some days after the one before. */
	const unDossier = fc
		.record({
			premier: fc.integer({ min: 0, max: 9000 }),
			ecarts: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 7, maxLength: 7 }),
			combien: fc.integer({ min: 0, max: 7 }),
			moyen: fc.constantFrom('lrar', 'application', 'lettre', undefined),
			modifie: fc.constantFrom(true, false, undefined),
			presentation: fc.integer({ min: 0, max: 20 }),
			attente: fc.integer({ min: 0, max: 200 })
		})
		.map(({ premier, ecarts, combien, moyen, modifie, presentation, attente }) => {
			let le = new Temporal.PlainDate(2021, 1, 1).add({ days: premier });
			const types = [
				'entretien-tenu',
				'compte-rendu-notifie',
				'recours-hierarchique-envoye',
				'recours-hierarchique-recu',
				'reponse-notifiee',
				'cap-saisie',
				'compte-rendu-definitif-notifie'
			];
			const faits = types.slice(0, combien).map((type, rang) => {
				le = le.add({ days: ecarts[rang] ?? 0 });
				return {
					type,
					le: le.toString(),
					...(type === 'recours-hierarchique-envoye' && moyen ? { moyen } : {}),
					...(type === 'compte-rendu-definitif-notifie' && modifie !== undefined ? { modifie } : {}),
					...(type === 'compte-rendu-notifie' && presentation > 0 && (ecarts[rang] ?? 0) >= presentation
						? { moyen: 'lrar', presenteLe: le.subtract({ days: presentation }).toString() }
						: {})
				};
			});
			return { faits, au: le.add({ days: attente }).toString() };
		});
	const unCas = fc.record({
		dossier: unDossier,
		regime: fc.constantFrom(...REGIMES_AVEC_CHAINE),
		zone: fc.constantFrom(...ZONES)
	});
	const comparer = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

	it('la date conseillée est un jour ouvert de la zone, jamais après le dernier jour', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				for (const { prudente, limite } of calcul({ ...dossier, regime, zone }).echeances) {
					if (!prudente) continue;
					expect(estOuvertDans(prudente, zone)).toBe(true);
					expect(limite && comparer(prudente, limite)).toBeLessThanOrEqual(0);
				}
			})
		);
	});

	it('une règle à vérifier n’a pas de date, un rejet par silence n’a que son jour', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				for (const { code, certitude, prudente, limite } of calcul({ ...dossier, regime, zone }).echeances) {
					if (certitude === 'a-verifier') expect([prudente, limite]).toEqual([null, null]);
					if (code === 'rejet-implicite') expect(prudente).toBeNull();
				}
			})
		);
	});

	it('l’ordre de la liste ne compte pas', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				const envers = { ...dossier, faits: dossier.faits.toReversed() };
				expect(calcul({ ...envers, regime, zone })).toEqual(calcul({ ...dossier, regime, zone }));
			})
		);
	});

	it('l’acte à faire est ouvert, pour l’agent, et le premier à venir hors attente', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				const { maintenant, echeances: liste } = calcul({ ...dossier, regime, zone });
				if (!maintenant) return;
				const acte = liste.find(({ code }) => code === maintenant.code);
				expect(acte).toMatchObject({ pour: 'agent', statut: 'ouverte' });
				expect(acte?.prudente).toEqual(maintenant.prudente);
			})
		);
	});

	it('chaque étape citée et chaque échéance ont une source', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				for (const { fondements, etapes } of calcul({ ...dossier, regime, zone }).echeances) {
					expect(fondements.length).toBeGreaterThan(0);
					const connus = fondements.map(({ code }) => code);
					for (const { fondement } of etapes) if (fondement) expect(connus).toContain(fondement);
				}
			})
		);
	});
});

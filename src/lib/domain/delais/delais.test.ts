import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZONES, type Zone } from '#lib/domain/regimes/codes.ts';
import { estOuvertDans, estOuvrable } from './calendrier.ts';
import {
	acteDansDelaiFranc,
	acteDansDelaiSimple,
	type Decompte,
	delai,
	evenementParSilence,
	jourOuvertPrecedent,
	terme
} from './delais.ts';
import { type DureeIso, duree, lireDuree } from './duree.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);

function reussi(resultat: ReturnType<typeof delai>): Decompte {
	if (!resultat.ok) throw new Error(resultat.refus.message);
	return resultat;
}

/** A step with plain spaces, then its source. */
const phrase = ({ texte, fondement }: Decompte['etapes'][number]) =>
	`${texte.replaceAll(/[\u00a0\u202f]/g, ' ')}${fondement ? ` [${fondement}]` : ''}`;

describe('délai franc : ni le premier ni le dernier jour ne comptent, et le dernier est reporté', () => {
	it.each<[string, string, DureeIso, string, string]>([
		// titre, depuis, durée, sans report, limite
		['exemple publié : remis le 10 janvier, jusqu’au 26', '2026-01-10', 'P15D', '2026-01-26', '2026-01-26'],
		[
			'exemple jugé : rejet le 23 août 2017, tribunal jusqu’au 24 octobre',
			'2017-08-23',
			'P2M',
			'2017-10-24',
			'2017-10-24'
		],
		// 5 + 16 = 21 February 2026, a Saturday.
		['le dernier jour est un samedi', '2026-02-05', 'P15D', '2026-02-21', '2026-02-23'],
		['le dernier jour est un dimanche', '2026-02-06', 'P15D', '2026-02-22', '2026-02-23'],
		// 20 March + 16 = 5 April 2026, Easter Sunday; then Easter Monday.
		['dimanche puis lundi de Pâques', '2026-03-20', 'P15D', '2026-04-05', '2026-04-07'],
		// 28 April + 16 = 14 May 2026, Ascension Thursday; Friday is a working day.
		['jeudi de l’Ascension : le pont ne compte pas', '2026-04-28', 'P15D', '2026-05-14', '2026-05-15'],
		// 9 May + 16 = 25 May 2026, Whit Monday.
		['lundi de Pentecôte', '2026-05-09', 'P15D', '2026-05-25', '2026-05-26'],
		// 9 December + 16 = 25 December 2026, a Friday; then the weekend.
		['Noël un vendredi mène au lundi', '2026-12-09', 'P15D', '2026-12-25', '2026-12-28'],
		// 15 April + 16 = 1 May 2026 (Friday), 2 and 3 May weekend.
		['1er mai un vendredi', '2026-04-15', 'P15D', '2026-05-01', '2026-05-04'],
		['passage de l’année', '2026-12-20', 'P15D', '2027-01-05', '2027-01-05'],
		// 31 December + 2 months: February has 28 days in 2027, last day 28, plus one.
		['deux mois depuis le 31 décembre', '2026-12-31', 'P2M', '2027-03-01', '2027-03-01'],
		['deux mois depuis le 30 décembre, février bissextile', '2027-12-30', 'P2M', '2028-03-01', '2028-03-01'],
		// 29 February + 1 day = 1 March 2028, a Wednesday.
		['un mois depuis le 31 janvier bissextile', '2028-01-31', 'P1M', '2028-03-01', '2028-03-01'],
		['un an depuis le 29 février', '2028-02-29', 'P1Y', '2029-03-01', '2029-03-01']
	])('%s', (_titre, depuis, longueur, sansReport, limite) => {
		const compte = reussi(
			acteDansDelaiFranc({ depuis: jour(depuis), duree: duree(longueur), zone: 'metropole' })
		);
		expect([compte.limiteSansReport.toString(), compte.limite.toString()]).toEqual([sansReport, limite]);
	});

	it('le 8 mai 1981 ne reportait rien, le 8 mai 1982 oui', () => {
		const fin = (annee: number) =>
			reussi(
				acteDansDelaiFranc({ depuis: jour(`${annee}-04-22`), duree: duree('P15D'), zone: 'metropole' })
			).limite.toString();
		// 8 May 1981 was a Friday; 8 May 1987 as well.
		expect(fin(1981)).toBe('1981-05-08');
		expect(fin(1987)).toBe('1987-05-11');
	});
});

describe('délai simple : aucun jour ajouté, aucun report', () => {
	it.each<[string, string, DureeIso, string]>([
		['15 jours qui finissent un dimanche', '2026-01-10', 'P15D', '2026-01-25'],
		['un mois n’est pas trente jours : février', '2026-01-28', 'P1M', '2026-02-28'],
		['un mois n’est pas trente jours : mars', '2026-03-15', 'P1M', '2026-04-15'],
		['fin de mois plus courte', '2026-01-31', 'P1M', '2026-02-28'],
		['fin de mois plus courte, année bissextile', '2028-01-31', 'P1M', '2028-02-29'],
		['le dernier jour d’un mois court ne devient pas la fin du suivant', '2026-02-28', 'P1M', '2026-03-28'],
		['30 jours', '2026-01-31', 'P30D', '2026-03-02'],
		['finit le jour de Noël', '2026-11-25', 'P1M', '2026-12-25']
	])('%s', (_titre, depuis, longueur, limite) => {
		const compte = reussi(
			acteDansDelaiSimple({ depuis: jour(depuis), duree: duree(longueur), zone: 'metropole' })
		);
		expect(compte.limite.toString()).toBe(limite);
		expect(compte.limiteSansReport.toString()).toBe(limite);
	});
});

describe('rejet par silence : même quantième, jamais déplacé', () => {
	it.each([
		['exemple jugé : reçu le 23 juin 2017, rejeté le 23 août', '2017-06-23', '2017-08-23'],
		['un dimanche reste un dimanche', '2026-01-15', '2026-03-15'],
		['un 1er mai reste un 1er mai', '2026-03-01', '2026-05-01'],
		['reçu un 31 décembre, février n’a que 28 jours', '2026-12-31', '2027-02-28']
	])('%s', (_titre, recu, rejet) => {
		const evenement = reussi(evenementParSilence({ depuis: jour(recu), duree: duree('P2M') }));
		expect(evenement.limite.toString()).toBe(rejet);
	});
});

describe('chaque étape dit ce qu’elle compte', () => {
	const franc = { franc: true, report: true };
	const simple = { franc: false, report: false };
	it.each<[string, string, DureeIso, typeof franc, string[]]>([
		[
			'rien à dire de plus',
			'2026-01-10',
			'P17D',
			simple,
			['Compter 17 jours mène au mardi 27 janvier 2026.']
		],
		[
			'franc, un samedi',
			'2026-02-05',
			'P15D',
			franc,
			[
				'Compter 15 jours mène au vendredi 20 février 2026.',
				'Le délai est franc : son dernier jour s’ajoute, ce qui mène au samedi 21 février 2026. [ce-472836]',
				'Le dernier jour tombe un samedi : le délai se termine le premier jour ouvrable qui suit, lundi 23 février 2026. [cpc-art-642]'
			]
		],
		[
			'franc, un samedi férié',
			'2026-07-30',
			'P15D',
			franc,
			[
				'Compter 15 jours mène au vendredi 14 août 2026.',
				'Le délai est franc : son dernier jour s’ajoute, ce qui mène au samedi 15 août 2026. [ce-472836]',
				'Le dernier jour tombe un samedi et un jour férié (Assomption) : le délai se termine le premier jour ouvrable qui suit, lundi 17 août 2026. [cpc-art-642]'
			]
		],
		[
			'un mois trop court, un samedi qui ne se reporte pas',
			'2026-01-31',
			'P1M',
			simple,
			[
				'1 mois plus tard, le mois n’a pas de 31 : on retient son dernier jour, samedi 28 février 2026.',
				'Le dernier jour tombe un samedi, mais ce délai n’est pas reporté au jour ouvrable suivant.'
			]
		]
	])('%s', (_titre, depuis, longueur, maniere, attendues) => {
		const { etapes } = reussi(
			delai({ depuis: jour(depuis), duree: duree(longueur), ...maniere, zone: 'metropole' })
		);
		expect(etapes.slice(1).map(phrase)).toEqual(attendues);
		expect(etapes[0]?.texte).toContain('ce jour-là ne compte pas');
	});

	it('un silence qui finit un dimanche ne bouge pas, et le dit', () => {
		const { etapes } = reussi(evenementParSilence({ depuis: jour('2026-01-15'), duree: duree('P2M') }));
		expect(etapes.map(phrase)).toEqual([
			'Le silence se compte du jeudi 15 janvier 2026.',
			'Compter 2 mois de silence mène au dimanche 15 mars 2026, sans jour ajouté.',
			'Cette date ne bouge pas, même un dimanche : un rejet par silence naît tout seul, aucun jour n’est gagné.'
		]);
	});
});

describe('jours fériés locaux', () => {
	// 11 May + 16 = 27 May 2026, a Wednesday.
	const compte = (zone: Zone) =>
		reussi(delai({ depuis: jour('2026-05-11'), duree: duree('P15D'), franc: true, report: true, zone }));

	it('ne déplacent jamais le dernier jour, mais une étape les signale', () => {
		expect(compte('guadeloupe').limite.toString()).toBe('2026-05-27');
		expect(compte('guadeloupe').etapes.at(-1)?.texte).toContain('férié local');
		expect(compte('metropole').etapes.some(({ texte }) => texte.includes('local'))).toBe(false);
	});

	it('une liste à confirmer est annoncée comme telle', () => {
		expect(compte('nouvelle-caledonie').etapes.at(-1)?.texte).toContain('à confirmer');
	});

	it('font reculer la date conseillée', () => {
		expect(jourOuvertPrecedent(jour('2026-05-27'), 'guadeloupe').toString()).toBe('2026-05-26');
		// 28 May, 27 May, then Whit Monday is the 25th: the 26th is open.
		expect(jourOuvertPrecedent(jour('2026-05-28'), 'saint-martin').toString()).toBe('2026-05-26');
		// Boxing day in Alsace is a Saturday, Christmas a Friday.
		expect(jourOuvertPrecedent(jour('2026-12-27'), 'alsace-moselle').toString()).toBe('2026-12-24');
	});
});

describe('durées', () => {
	it.each(['15', 'P', 'P15', 'PT15H', 'P1M2D', 'P1W', 'p15d', 'P-1D', 'P1.5D', ''])(
		'« %s » est refusée',
		(texte) => {
			expect(lireDuree(texte)).toMatchObject({
				ok: false,
				refus: { code: 'duree-illisible', champ: 'duree' }
			});
		}
	);

	it('zéro et plus d’un siècle sont refusés', () => {
		expect(lireDuree('P0D')).toMatchObject({ ok: false, refus: { code: 'duree-nulle' } });
		expect(lireDuree('P999999999999D')).toMatchObject({ ok: false, refus: { code: 'duree-trop-longue' } });
		expect(lireDuree('P200Y')).toMatchObject({ ok: false, refus: { code: 'duree-trop-longue' } });
		for (const longue of [`P${'9'.repeat(5000)}D`, 'x'.repeat(5000)]) {
			const lue = lireDuree(longue);
			expect(lue.ok || lue.refus.message.length).toBeLessThan(200);
		}
	});

	it('une fin hors du calendrier connu est refusée', () => {
		const question = { duree: duree('P15D'), franc: true, report: true, zone: 'metropole' as const };
		expect(delai({ ...question, depuis: jour('2100-12-20') })).toMatchObject({
			ok: false,
			refus: { code: 'annee-hors-calendrier' }
		});
		expect(delai({ ...question, depuis: jour('1969-12-31') })).toMatchObject({
			ok: false,
			refus: { code: 'annee-hors-calendrier' }
		});
		// 16 December + 15 = 31 December 2100: only the extra day leaves the calendar.
		const leDernierJour = { ...question, depuis: jour('2100-12-16') };
		expect(delai({ ...leDernierJour, franc: false })).toMatchObject({ ok: true });
		expect(delai(leDernierJour)).toMatchObject({ ok: false, refus: { code: 'annee-hors-calendrier' } });
	});
});

describe('propriétés du décompte', () => {
	const unJour = fc
		.integer({ min: 0, max: 46_000 })
		.map((jours) => new Temporal.PlainDate(1970, 1, 1).add({ days: jours }));
	const uneDuree = fc.oneof(
		fc.integer({ min: 1, max: 120 }).map((jours) => ({ jours })),
		fc.integer({ min: 1, max: 24 }).map((mois) => ({ mois }))
	);
	const uneZone = fc.constantFrom(...ZONES);

	it('un délai franc finit un jour ouvrable, jamais avant son terme', () => {
		fc.assert(
			fc.property(unJour, uneDuree, uneZone, (depuis, longueur, zone) => {
				const compte = reussi(acteDansDelaiFranc({ depuis, duree: longueur, zone }));
				expect(estOuvrable(compte.limite)).toBe(true);
				expect(Temporal.PlainDate.compare(compte.limiteSansReport, compte.limite)).toBeLessThanOrEqual(0);
				expect(compte.limiteSansReport.equals(terme(depuis, longueur, false).add({ days: 1 }))).toBe(true);
			})
		);
	});

	it('un délai simple ne bouge jamais', () => {
		fc.assert(
			fc.property(unJour, uneDuree, uneZone, (depuis, longueur, zone) => {
				const compte = reussi(acteDansDelaiSimple({ depuis, duree: longueur, zone }));
				expect(compte.limite.equals(compte.limiteSansReport)).toBe(true);
			})
		);
	});

	it('le jour ouvert précédent est ouvert et ne dépasse pas le jour demandé', () => {
		fc.assert(
			fc.property(unJour, uneZone, (depuis, zone) => {
				const ouvert = jourOuvertPrecedent(depuis, zone);
				expect(estOuvertDans(ouvert, zone)).toBe(true);
				expect(Temporal.PlainDate.compare(ouvert, depuis)).toBeLessThanOrEqual(0);
			})
		);
	});
});

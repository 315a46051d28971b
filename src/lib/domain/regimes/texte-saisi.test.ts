import { describe, expect, it } from 'vitest';
import { texteLocal } from '../../../../test/support/chaine.ts';
import { REGIMES } from './codes.ts';
import { estAncien, regimeApplicable } from './regimes.ts';
import { OBJETS, type TexteLocal } from './texte-local.ts';
import { departsPossibles, effetEnFrancais, etatDeTexte, refusDeFin, refusDeTexte } from './texte-saisi.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const AU = jour('2026-02-03');

const refus = (change: Partial<TexteLocal>, autres: readonly TexteLocal[] = []) =>
	refusDeTexte(texteLocal(change), { autres, au: AU })?.refus ?? null;

describe('ce qu’un texte local peut régler', () => {
	it.each<[string, Partial<TexteLocal>, string | null]>([
		['un préavis de 10 jours', { duree: 'P10D' }, null],
		['un préavis de 8 jours francs, un de plus que le décret', { duree: 'P8D', franc: true }, null],
		['un préavis de 8 jours, déjà dans le décret', { duree: 'P8D' }, 'preavis-pas-plus-long'],
		['un préavis de 5 jours', { duree: 'P5D' }, 'preavis-pas-plus-long'],
		['un préavis en mois', { duree: 'P1M' }, 'preavis-en-mois'],
		[
			'Éducation : 15 jours confirment l’arrêté de 2013',
			{ employeur: 'education-biatss', duree: 'P15D' },
			null
		],
		[
			'Éducation : 12 jours, moins que l’arrêté de 2013',
			{ employeur: 'education-biatss', duree: 'P12D' },
			'preavis-pas-plus-long'
		],
		['observations, que le décret laisse ouvertes', { objet: 'observations', duree: 'P15D' }, null],
		['recours en 10 jours : une lecture de plus', { objet: 'recours-hierarchique', duree: 'P10D' }, null],
		[
			'recours en 15 jours : une lecture de plus, sans le jour franc',
			{ objet: 'recours-hierarchique', duree: 'P15D' },
			null
		],
		[
			'recours en 15 jours francs : le décret le dit déjà',
			{ objet: 'recours-hierarchique', duree: 'P15D', franc: true },
			'comme-le-decret'
		],
		[
			'recours en 30 jours : il ferait perdre le recours',
			{ objet: 'recours-hierarchique', duree: 'P30D' },
			'plus-long-que-le-decret'
		],
		['recours en un mois', { objet: 'recours-hierarchique', duree: 'P1M' }, 'plus-long-que-le-decret'],
		['commission en 30 jours, parfois moins d’un mois', { objet: 'saisine-cap', duree: 'P30D' }, null],
		[
			'commission en un mois : le décret le dit déjà',
			{ objet: 'saisine-cap', duree: 'P1M' },
			'comme-le-decret'
		],
		['commission en deux mois', { objet: 'saisine-cap', duree: 'P2M' }, 'plus-long-que-le-decret'],
		['réponse promise en 8 jours', { objet: 'reponse-autorite', duree: 'P8D' }, null],
		['réponse en deux mois', { objet: 'reponse-autorite', duree: 'P2M' }, 'plus-long-que-le-decret'],
		[
			'territoriale : compte rendu promis en 10 jours',
			{ regime: 'fpt', objet: 'communication-compte-rendu', duree: 'P10D' },
			null
		],
		[
			'territoriale : 10 jours francs, au pire 15 avec le report',
			{ regime: 'fpt', objet: 'communication-compte-rendu', duree: 'P10D', franc: true },
			null
		],
		[
			'territoriale : 12 jours francs pourraient finir après le décret',
			{ regime: 'fpt', objet: 'communication-compte-rendu', duree: 'P12D', franc: true },
			'plus-long-que-le-decret'
		],
		[
			'territoriale : 15 jours, ceux du décret',
			{ regime: 'fpt', objet: 'communication-compte-rendu', duree: 'P15D' },
			'comme-le-decret'
		],
		[
			'hôpital : un mois au lieu de 30 jours',
			{ regime: 'fph', objet: 'communication-compte-rendu', duree: 'P1M' },
			'plus-long-que-le-decret'
		],
		['hôpital : la commission, non vérifiée', { regime: 'fph', objet: 'saisine-cap', duree: 'P2M' }, null],
		['zéro jour', { duree: 'P0D' }, 'duree-hors-bornes'],
		['mille jours', { objet: 'observations', duree: 'P1000D' }, 'duree-hors-bornes'],
		['treize mois', { objet: 'observations', duree: 'P13M' }, 'duree-hors-bornes'],
		['un an', { objet: 'observations', duree: 'P1Y' }, 'duree-hors-bornes'],
		['une ancienne notation', { regime: 'onic-2005' }, 'sans-chaine'],
		['la DGFiP dans la territoriale', { regime: 'fpt', employeur: 'dgfip' }, 'employeur-incompatible'],
		['observations depuis la notification', { objet: 'observations', depuis: 'compte-rendu-notifie' }, null],
		[
			'observations depuis l’entretien',
			{ objet: 'observations', depuis: 'entretien-tenu' },
			'depart-impossible'
		],
		[
			'un recours compté depuis la communication',
			{ objet: 'recours-hierarchique', depuis: 'compte-rendu-communique' },
			'depart-impossible'
		],
		['lu demain', { luLe: jour('2026-02-04') }, 'lu-a-venir'],
		['fini avant d’avoir commencé', { valideAu: jour('2026-01-04') }, 'ordre-des-dates'],
		['un seul jour', { valideAu: jour('2026-01-05') }, null]
	])('%s', (_titre, change, code) => {
		expect(refus(change)?.code ?? null).toBe(code);
	});

	it('chaque refus est une phrase, à son champ', () => {
		for (const regime of REGIMES)
			for (const objet of OBJETS)
				for (const duree of ['P0D', 'P1D', 'P60D', 'P12M'] as const) {
					const un = refus({ regime, objet, duree });
					if (un) expect(un.message).toMatch(/\p{Lu}.*[.]$/u);
					if (un) expect(un.champ).toMatch(/^(regime|employeur|nombre|unite|depuis)$/);
				}
	});
});

describe('deux textes ne règlent pas la même chose les mêmes jours', () => {
	const en = texteLocal({ id: 'en', valideDu: jour('2026-01-05'), valideAu: jour('2026-03-31') });
	it.each<[string, Partial<TexteLocal>, TexteLocal, boolean]>([
		['le même jour', { valideDu: jour('2026-02-01') }, en, true],
		['le dernier jour de l’autre', { valideDu: jour('2026-03-31') }, en, true],
		['le lendemain', { valideDu: jour('2026-04-01') }, en, false],
		['avant, et fini avant', { valideDu: jour('2025-01-01'), valideAu: jour('2026-01-04') }, en, false],
		['avant, sans fin', { valideDu: jour('2025-01-01') }, en, true],
		['sur autre chose', { objet: 'observations' }, en, false],
		['pour d’autres agents', { regime: 'fpt' }, en, false],
		['pour un employeur que l’autre comprend', { employeur: 'dgfip' }, en, true],
		['pour deux employeurs', { employeur: 'dgfip' }, { ...en, employeur: 'douane' }, false],
		['après la fin décidée', { valideDu: jour('2026-02-01') }, { ...en, finLe: jour('2026-02-01') }, false],
		[
			'la veille de la fin décidée',
			{ valideDu: jour('2026-01-31') },
			{ ...en, finLe: jour('2026-02-01') },
			true
		],
		['l’autre n’a jamais été appliqué', {}, { ...en, finLe: en.valideDu }, false]
	])('%s', (_titre, change, autre, refuse) => {
		expect(refus(change, [autre])?.code ?? null).toBe(refuse ? 'chevauchement' : null);
	});

	it('le refus nomme l’autre texte', () => {
		expect(refus({}, [en])?.message).toContain('Note de service du 5 janvier 2026');
	});
});

describe('la fin d’un texte', () => {
	const un = texteLocal({ valideAu: jour('2026-12-31') });
	it.each<[string, TexteLocal, string, string | null]>([
		['avant son premier jour', un, '2026-01-04', 'avant-le-debut'],
		['à son premier jour : saisi par erreur', un, '2026-01-05', null],
		['un jour à venir', un, '2026-06-01', null],
		['après son dernier jour', un, '2027-01-01', 'deja-fini'],
		['plus tôt que la fin déjà donnée', { ...un, finLe: jour('2026-06-01') }, '2026-05-01', null],
		['plus tard que la fin déjà donnée', { ...un, finLe: jour('2026-06-01') }, '2026-07-01', 'deja-fini']
	])('%s', (_titre, texte, le, code) => {
		expect(refusDeFin(texte, jour(le))?.refus.code ?? null).toBe(code);
	});

	it.each<[Partial<TexteLocal>, string]>([
		[{}, 'en-vigueur'],
		[{ valideDu: jour('2026-02-04') }, 'a-venir'],
		[{ valideAu: AU }, 'en-vigueur'],
		[{ valideAu: jour('2026-02-02') }, 'termine'],
		[{ finLe: AU }, 'termine'],
		[{ finLe: jour('2026-02-04') }, 'en-vigueur'],
		[{ valideDu: jour('2026-03-01'), finLe: jour('2026-03-01') }, 'termine']
	])('%o : %s', (change, etat) => {
		expect(etatDeTexte(texteLocal(change), AU)).toBe(etat);
	});
});

describe('avant d’enregistrer', () => {
	it.each<[Partial<TexteLocal>, RegExp]>([
		[{}, /moins de 10 jours avant l’entretien.*argument faible/],
		[{ objet: 'observations' }, /ce texte la date, 10 jours après/],
		[{ regime: 'fpt', objet: 'communication-compte-rendu' }, /Le dernier jour de l’administration devient/],
		[
			{ objet: 'recours-hierarchique' },
			/Le dernier jour ne bouge pas.*tient dans le délai de ce texte \(10 jours\)/
		],
		[{ objet: 'reponse-autorite' }, /Le dernier jour de l’autorité ne bouge pas/]
	])('%o : l’effet se lit', (change, phrase) => {
		expect(effetEnFrancais(texteLocal(change)).replaceAll('\u00a0', ' ')).toMatch(phrase);
	});

	it('le point de départ se choisit là où le régime en laisse deux', () => {
		for (const code of REGIMES) {
			if (estAncien(code)) continue;
			const lu = regimeApplicable(code);
			if (!lu.ok) throw new Error(lu.refus.message);
			expect(departsPossibles('recours-hierarchique', lu.regime)).toEqual([]);
			expect(departsPossibles('observations', lu.regime)).toHaveLength(code === 'fph' ? 0 : 2);
		}
	});
});

import { describe, expect, it } from 'vitest';
import { REGIMES, type RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import { modele } from '#lib/server/contenu.ts';
import { type Question, questions } from '#lib/server/droits.ts';
import { liens } from '#lib/server/documents/html.ts';

/* What the union says of the law, judged as its lawyer would. What stops the start (shape, sources, links) is the loader's. */

const PAGES = questions();
const pages = PAGES.map((page) => [page.code, page] as const);
const page = (code: string) => PAGES.find((lue) => lue.code === code);

const affirmations = ({ employeur, parRegime }: Question) => [
	...(employeur?.peut ?? []),
	...(employeur?.nePeutPas ?? []),
	...parRegime
];

/** All that the page says in its own name: not the leaflets that it corrects. */
const dit = (lue: Question): string =>
	[
		lue.question,
		lue.court,
		lue.corps,
		...affirmations(lue).map(({ texte }) => texte),
		...lue.seeds.map(({ verite }) => verite),
		...Object.values(lue.suite)
	]
		.join('\n')
		.replace(/[\n\u00a0\u202f]+/g, ' ');

/** What a visitor may come to ask, the page that answers, and a word without which it would not. */
const SUJETS: [sujet: string, code: string, reponse: RegExp][] = [
	['est-ce obligatoire', 'suis-je-oblige-de-venir', /refus injustifié comme une faute possible/],
	['ce que l’on risque', 'qu-est-ce-que-je-risque', /exclusion de trois jours au plus/],
	['la suite d’un refus', 'et-apres-mon-refus', /rédige le compte rendu sans vous/],
	['ce que contient la convocation', 'que-doit-contenir-la-convocation', /au moins huit jours/],
	['la seconde convocation', 'seconde-convocation', /appelez le syndicat avant de répondre/],
	['l’arrêt maladie', 'arret-maladie', /n’est pas un refus/],
	['le temps partiel', 'temps-partiel', /autorisations d’absence/],
	['le mandat syndical', 'mandat-syndical', /70 % et moins de 100 %/],
	['les contractuels', 'contractuel', /renouvel/],
	['les stagiaires', 'stagiaire', /titularisation/],
	['ce que contient le compte rendu', 'que-doit-contenir-le-compte-rendu', /perspectives/],
	['signer n’est pas accepter', 'signer-est-ce-accepter', /atteste seulement que vous avez lu/],
	['les observations', 'ecrire-des-observations', /n’arrête aucun délai/],
	['le visa', 'visa-du-compte-rendu', /n’attendez pas sa réponse pour vos recours/],
	['le départ du délai', 'quand-le-delai-commence', /26 janvier/],
	['le recours hiérarchique', 'recours-hierarchique', /autorité au-dessus/],
	['la CAP et la CCP', 'cap-et-ccp', /donne un avis/],
	['le tribunal', 'tribunal-administratif', /deux mois francs/],
	['le silence', 'silence-de-l-administration', /24 octobre 2017/],
	['l’accès au dossier', 'acces-au-dossier', /restent à relire/],
	['la discrimination', 'discrimination', /employeur de montrer/],
	['la promotion et la paie', 'promotion-et-paie', /tableau d’avancement/],
	['garder le boycott collectif', 'rester-collectif', /isolement/],
	['les preuves', 'quelles-preuves-garder', /chaque version du compte rendu/],
	['un ordinateur de travail', 'ordinateur-du-travail', /jamais sûr/],
	['ce que Vigie sait', 'que-sait-vigie', /rien n’est gardé/],
	['l’évaluation collective', 'evaluation-collective', /C’est une revendication/]
];

it.each(SUJETS)('on répond à : %s', (_, code, reponse) => {
	expect(dit(page(code)!)).toMatch(reponse);
});

/** Never promised, never claimed: with, for each, the words that must be caught. */
const INTERDITS: [mots: string, interdit: RegExp][] = [
	['vous ne risquez rien', /ne risquez rien|sans (?:aucun )?risque|aucune conséquence/i],
	[
		'c’est votre droit',
		/(?:votre|mon|notre) droit\b|droit au refus|(?<!ne donne )le droit de (?:refuser|ne pas)/i
	],
	['conformément au droit de grève', /(?<!Si vous écrivez « conformément au )droit (?:de|à la) grève/i],
	['le boycott est une grève', /boycott est (?:une grève|protégé)/i],
	['le droit de retrait vous couvre', /droit de retrait/i],
	['à la DGFiP c’est toléré', /tolér/i],
	['votre refus ne sera pas écrit', /refus ne (?:sera|peut) pas (?:être )?(?:écrit|noté)/i],
	['l’administration ne pourra pas vous évaluer', /ne (?:pourra|peut) pas vous évaluer/i],
	['vous gagnerez', /gagnerez|\d\s?% de (?:chances?|réussite)|certain de gagner/i],
	['vous avez un an', /vous avez un an|délai d’un an|pendant un an/i],
	['la CAP vous donnera raison', /(?:CAP|CCP|commission) (?:vous donnera raison|décide|tranche)/i],
	[
		'saisir la CAP arrête le délai',
		/saisir la (?:CAP|CCP|commission) (?:arrête|interrompt|suspend|repousse|prolonge)/i
	],
	['signer, c’est accepter', /signer,? c’est accepter|ne pas signer vous protège|je refuse de signer/i],
	['le syndicat s’occupe des délais', /syndicat (?:s’occupe|se charge) de/i],
	['conseil juridique', /conseil juridique/i],
	['insuffisamment motivé', /insuffisamment motivé/i],
	['recours administratif préalable obligatoire', /administratif préalable/i],
	['recours en CAPL', /(?:recours en|saisi\p{L}* la) CAPL/iu],
	['dans le délai de 30 jours', /délai de (?:30|trente) jours/i],
	['compte rendu nul', /compte rendu (?:est |serait )?nul\b|invalide/i],
	['annulé à coup sûr', /à coup sûr|automatiquement annulé|sera annulé/i]
];

describe('ce qui ne se promet pas', () => {
	it.each(INTERDITS)('« %s » se reconnaît', (mots, interdit) => expect(mots).toMatch(interdit));

	it.each(pages)('%s ne le dit pas', (_, lue) => {
		for (const [, interdit] of INTERDITS) expect(dit(lue)).not.toMatch(interdit);
	});

	it('les affirmations du tract sont corrigées, jamais reprises', () => {
		const corrigees = PAGES.flatMap(({ seeds }) => seeds);
		expect(corrigees.length).toBeGreaterThanOrEqual(7);
		const reprises = PAGES.filter((lue) => corrigees.some((seed) => dit(lue).includes(seed.dit)));
		expect(reprises.map(({ code }) => code)).toEqual([]);
	});

	it('la commission locale (CAPL) n’est nommée que pour l’hôpital, ou pour dire qu’elle n’est plus', () => {
		for (const lue of PAGES) {
			for (const phrase of dit({ ...lue, parRegime: [] }).split(/(?<=[.!?]) /)) {
				expect(phrase).not.toMatch(/CAPL/);
			}
			for (const { texte, regimes } of lue.parRegime) {
				if (/CAPL/.test(texte)) expect(texte + regimes.join()).toMatch(/ne parle plus de CAPL|fph/);
			}
		}
	});
});

describe('chaque affirmation tient', () => {
	const ditesCertaines = PAGES.flatMap((lue) =>
		[{ texte: lue.court, fondements: lue.fondements, certitude: lue.certitude }, ...affirmations(lue)]
			.filter(({ certitude, fondements }) => certitude === 'certain' && fondements.length > 0)
			.map(({ texte, fondements }) => [lue.code, texte, fondements] as const)
	);

	it.each(ditesCertaines)('%s : certain, avec une source certaine : %s', (_, __, fondements) => {
		expect(fondements.map((code) => fondement(code).certitude)).toContain('certain');
	});
});

/** Texts written for one régime: said of another, they would be wrong. */
const PROPRES: Record<string, RegimeCode> = {
	'decret-2010-888': 'fpe',
	'arrete-2012-12-20': 'fpe',
	'arrete-2013-03-18': 'fpe',
	'decret-2014-1526': 'fpt',
	'decret-2020-719': 'fph',
	'decret-86-83': 'contractuel-etat',
	'decret-88-145': 'contractuel-territorial',
	'decret-91-155': 'contractuel-hospitalier'
};

describe('ce qui diffère selon le statut', () => {
	it.each(pages)('%s : chaque statut une fois, avec le texte fait pour lui', (_, lue) => {
		const regimes = lue.parRegime.flatMap((cas) => cas.regimes);
		expect(regimes).toEqual([...new Set(regimes)]);
		for (const cas of lue.parRegime) {
			for (const code of cas.fondements) {
				const propre = Object.entries(PROPRES).find(([debut]) => code.startsWith(debut))?.[1];
				if (propre !== undefined) expect(cas.regimes, `${code} : ${cas.texte}`).toContain(propre);
			}
		}
	});

	it.each([
		'que-doit-contenir-la-convocation',
		'quand-recevoir-le-compte-rendu',
		'ecrire-des-observations',
		'visa-du-compte-rendu',
		'quand-le-delai-commence',
		'recours-hierarchique',
		'cap-et-ccp',
		'silence-de-l-administration'
	])('%s répond à tous les statuts d’aujourd’hui', (code) => {
		const lus = page(code)!.parRegime.flatMap(({ regimes }) => regimes);
		expect(lus.toSorted()).toEqual(REGIMES.filter((regime) => !estAncien(regime)).toSorted());
	});

	it('aucun délai n’est donné là où il n’a pas été lu', () => {
		const ouverts = PAGES.flatMap(({ parRegime }) => parRegime).filter(
			({ regimes, certitude }) => regimes.join() === 'contractuel-hospitalier' && certitude === 'a-verifier'
		);
		expect(ouverts.length).toBeGreaterThan(5);
		for (const { texte } of ouverts) {
			expect(texte.replace('deux mois francs', '')).not.toMatch(/\b(?:huit|quinze|trente|un mois)\b/i);
		}
	});
});

it.each(pages)('%s : assez pour répondre, assez court pour un téléphone', (_, lue) => {
	const mots = lue.corps.replace(/\]\([^)]*\)/g, '').split(/\s+/).length;
	expect(mots).toBeGreaterThan(120);
	expect(mots).toBeLessThan(350);
	expect(lue.court.split(/\s+/).length).toBeLessThan(65);
	const longue = lue.corps.split(/(?<=[.!?:]) |\n/).filter((phrase) => phrase.split(' ').length > 42);
	expect(longue).toEqual([]);
});

it.each(pages)('%s mène à d’autres questions, et à un acte de ce site', (code, { liees, suite }) => {
	expect(liees.length).toBeGreaterThan(1);
	expect(liees).not.toContain(code);
	expect(suite.href).not.toMatch(/^\/droits\//);
});

it('une lettre conseillée existe pour chaque statut à qui la page s’adresse', () => {
	const conseillees = PAGES.flatMap(({ code, regimes, suite, corps }) =>
		[suite.href, ...liens(corps)].flatMap((href) => {
			const lettre = /^\/lettres\/([\w-]+)$/.exec(href)?.[1];
			const pour = regimes ?? REGIMES.filter((regime) => !estAncien(regime));
			return lettre === undefined ? [] : pour.map((regime) => ({ code, lettre, regime }));
		})
	);
	expect(conseillees.length).toBeGreaterThan(30);
	expect(conseillees.filter(({ lettre, regime }) => modele(lettre, regime) === undefined)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { apercu, courrier } from '#lib/domain/courriers/courrier.ts';
import { mailto, enTexte } from '#lib/domain/courriers/texte.ts';
import type { Champ, Modele } from '#lib/domain/courriers/modele.ts';
import { PROMESSES } from '#lib/domain/courriers/promesses.ts';
import { REGIMES, type RegimeCode } from '#lib/domain/regimes/codes.ts';
import { modele, modeles } from '#lib/server/contenu.ts';

/* Every letter in the words of every régime, with the answers that change its wording: what holds for all of them. */

const SIX = REGIMES.filter((regime) => modeles(regime).length > 0);
const CAS = SIX.flatMap((regime) => modeles(regime).map((lu) => [regime, lu.code, lu] as const));
/** The letters that are not those of an appeal: before the interview, the same day, after it. */
const AUTOUR = [
	'refus-collectif',
	'refus-en-une-ligne',
	'reponse-seconde-convocation',
	'demande-pieces',
	'demande-report',
	'absence',
	'demande-compte-rendu',
	'observations-compte-rendu',
	'demande-visa',
	'demande-notification'
];

/** A plausible answer to any question, by its type. */
function reponse(champ: Champ, texte: string): unknown {
	switch (champ.type) {
		case 'texte':
		case 'texte-long':
			return champ.code === 'limite' ? '1400' : texte.slice(0, champ.maximum);
		case 'date':
			return '2026-01-26';
		case 'oui-non':
			return true;
		case 'choix':
			return champ.choix[0]!.code;
		case 'choix-multiple':
			return champ.choix.map(({ code }) => code);
		case 'liste':
			return [texte.slice(0, champ.maximum)];
		case 'tableau':
			return [
				Object.fromEntries(champ.colonnes.map((colonne) => [colonne.code, texte.slice(0, colonne.maximum)]))
			];
	}
}

const MOT = 'Élément';
const complete = (lu: Modele, texte = MOT, plus: Record<string, unknown> = {}) => ({
	...Object.fromEntries(lu.champs.map((champ) => [champ.code, reponse(champ, texte)])),
	...(lu.champs.some(({ code }) => code === 'signataires') ? { signataires: [] } : {}),
	...plus
});

function ecrite(lu: Modele, champs: Record<string, unknown>) {
	const ecrit = courrier(lu, champs, { au: '2026-11-22' });
	if (!ecrit.ok) throw new Error(`${lu.regime}, ${lu.code} : ${JSON.stringify(ecrit.refus)}`);
	return ecrit.courrier;
}

/** The letter with each answer in turn, each choice, each missing answer, in the three agreements, alone and together. */
function textes(lu: Modele): string[] {
	const codes = new Set(lu.champs.map(({ code }) => code));
	const accords = ['feminin', 'masculin', 'neutre'].flatMap((agentGenre) =>
		[[], ['Ana Petit']].map((signataires) => ({
			...(codes.has('agentGenre') ? { agentGenre } : {}),
			...(codes.has('signataires') ? { signataires } : {})
		}))
	);
	const changements = lu.champs.flatMap((champ): Record<string, unknown>[] => [
		...(champ.obligatoire || lu.auMoinsUn.flat().includes(champ.code) ? [] : [{ [champ.code]: undefined }]),
		...(champ.type === 'choix' || champ.type === 'choix-multiple'
			? champ.choix.map(({ code }) => ({ [champ.code]: champ.type === 'choix' ? code : [code] }))
			: [])
	]);
	return [...accords, ...changements].map((plus) => enTexte(ecrite(lu, complete(lu, MOT, plus))));
}

describe('les six régimes', () => {
	it('ont chacun toutes les lettres d’un agent', () => {
		expect(SIX).toHaveLength(6);
		const codes = modeles('fpe').map(({ code }) => code);
		for (const regime of SIX) {
			expect(modeles(regime).map(({ code }) => code)).toEqual(expect.arrayContaining(AUTOUR));
			expect(codes).toEqual(expect.arrayContaining(modeles(regime).map(({ code }) => code)));
		}
	});

	it.each(CAS)('%s, %s : bien composée et sans promesse, quelles que soient les réponses', (_, __, lu) => {
		const tous = textes(lu);
		expect(tous.length).toBeGreaterThan(3);
		for (const texte of tous) {
			expect(texte).not.toMatch(/ {2}| [,.]|\n{3}|\[|\]|\{|\}|undefined|null/);
			expect(texte).not.toMatch(/\p{L}'\p{L}| [;:!?»]|« |, ?,|\.\./u);
			for (const { motif } of PROMESSES) expect(texte).not.toMatch(motif);
			for (const ligne of texte.split('\n')) expect(ligne).toBe(ligne.trim());
		}
		const autour = [lu.titre, lu.resume, ...lu.avant, ...lu.apres];
		for (const phrase of autour) {
			expect(phrase).not.toMatch(/droit au refus|votre droit|grève|CAPL|RAPO|ne risquez rien|protég/i);
			expect(phrase).not.toMatch(/[{}]|'| [;:!?»]|« /);
		}
	});

	it.each(CAS)('%s, %s : jamais de masculin pour une femme, ni l’inverse', (_, __, lu) => {
		if (!lu.champs.some(({ code }) => code === 'agentGenre')) return;
		const dans = (agentGenre: string) => enTexte(ecrite(lu, complete(lu, MOT, { agentGenre })));
		expect(dans('feminin')).not.toMatch(/(?<!\p{L})(?:absent|accompagné)(?!\p{L})/u);
		expect(dans('masculin')).not.toMatch(/(?<!\p{L})(?:absente|accompagnée)(?!\p{L})/u);
		expect(dans('neutre')).not.toMatch(/(?<!\p{L})(?:absente?|accompagnée?)(?!\p{L})/u);
	});
});

/** Words of a text that only some régimes have. */
const RESERVES: [RegExp, RegimeCode[]][] = [
	[/2010-888/, ['fpe']],
	[/2014-1526/, ['fpt']],
	[/2020-719/, ['fph']],
	[/86-83/, ['contractuel-etat']],
	[/88-145/, ['contractuel-territorial']],
	[/91-155/, []],
	[/autorité hiérarchique/i, ['fpe', 'contractuel-etat']],
	[/autorité territoriale/i, ['fpt', 'contractuel-territorial']],
	[/pouvoir de nomination/i, ['fph', 'contractuel-hospitalier']],
	[/huit jours à l’avance/i, ['fpe', 'fpt', 'fph', 'contractuel-etat', 'contractuel-territorial']],
	[/accompagnée de la fiche de poste/i, ['fpt', 'fph', 'contractuel-territorial']],
	[/est visé par/i, ['fpe', 'fpt', 'fph', 'contractuel-etat']]
];
/** Where each of these letters cites the text of its régime. */
const CITENT: Record<string, RegimeCode[]> = {
	'demande-report': ['fpe', 'fpt', 'fph', 'contractuel-etat', 'contractuel-territorial'],
	'demande-pieces': ['fpt', 'fph', 'contractuel-territorial'],
	'demande-compte-rendu': ['fpe', 'fpt', 'fph', 'contractuel-etat'],
	'demande-visa': ['fpe', 'fpt', 'fph', 'contractuel-etat'],
	'demande-notification': ['fpe', 'fpt', 'fph', 'contractuel-etat']
};

describe('autour de l’entretien, chaque régime a ses mots', () => {
	it.each(SIX.flatMap((regime) => AUTOUR.map((code) => [regime, code] as const)))(
		'%s, %s',
		(regime, code) => {
			const lu = modele(code, regime)!;
			// An answer of the form may differ from what the letter says where the régime says nothing.
			const plus =
				code === 'demande-report' && regime === 'contractuel-hospitalier' ? { raisons: ['conge'] } : {};
			const texte = enTexte(ecrite(lu, complete(lu, MOT, plus)));
			for (const [mots, chez] of RESERVES) if (!chez.includes(regime)) expect(texte).not.toMatch(mots);
			const cite = /(?:article|décret) [^.]*prévoit que/i.test(texte);
			expect(cite).toBe(CITENT[code]?.includes(regime) ?? false);
			expect(texte).not.toMatch(/CAP|CCP/);
			expect(texte).toMatchSnapshot();
		}
	);
});

const HOSTILES: [string, string][] = [
	['vingt mille caractères', 'N'.repeat(20_000)],
	['des émojis composés', '👩🏽‍🏫👨‍👩‍👧‍👦🇫🇷'.repeat(3)],
	['de l’hébreu et de l’arabe', 'שרה كريم'],
	['un renversement de ligne', 'Roux\u202e\u2066 xuoR'],
	['des directives', '{si service}{agentNom}{fin}{pour x dans y}{passage quotas}\\{'],
	['du balisage', '<script>alert(1)</script> [lien](javascript:alert(1)) **gras** # titre'],
	['des sauts de ligne', 'Un\r\n\r\n- deux\n### trois\n> quatre'],
	['des caractères de commande', 'A\u0000B\u0007C\ufeffD\ud800E']
];

describe.each(HOSTILES)('%s dans chaque réponse', (_, hostile) => {
	it.each(CAS)('%s, %s', (__, ___, lu) => {
		const saisie = Object.fromEntries(
			lu.champs.map((champ) => [
				champ.code,
				/^texte|liste|tableau/.test(champ.type) ? hostile : reponse(champ, '')
			])
		);
		const refuse = courrier(lu, { ...saisie, limite: undefined }, { au: '2026-11-22' });
		if (!refuse.ok)
			for (const { message } of refuse.refus) expect(message).toMatch(/^[«\p{Lu}].{5,600}\.$/su);
		const propose = apercu(lu, { ...saisie, limite: undefined }, { au: '2026-11-22' }).courrier;
		const long = hostile.length > 1000;
		const lettre = long ? propose : ecrite(lu, complete(lu, hostile));
		const temoin = ecrite(lu, complete(lu, 'Mot'));
		const natures = (c: typeof lettre) =>
			c.blocs.filter(({ type }) => type === 'titre' || type === 'citation' || type === 'liste').length;
		if (!long) expect(natures(lettre), 'rien de tapé ne devient un titre ou une liste').toBe(natures(temoin));
		const texte = enTexte(lettre);
		expect(texte.isWellFormed()).toBe(true);
		expect(texte).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069\ufeff]/u);
		expect(mailto(lettre)?.length ?? 0).toBeLessThanOrEqual(2000);
		if (hostile.startsWith('{si')) expect(texte).toContain(hostile);
	});
});

describe('une lettre dont un texte est abrogé pendant que le site tourne', () => {
	const lu = { ...modele('refus-collectif')!, retrait: { du: '2027-03-01', texte: 'Décret d’essai' } };
	const champs = { agentNom: 'Jo Li', dateEntretien: '2027-03-10' };

	it('s’écrit la veille, puis est retenue, jamais à moitié écrite', () => {
		expect(courrier(lu, champs, { au: '2027-02-28' }).ok).toBe(true);
		expect(courrier(lu, champs, { au: '2027-03-01' })).toMatchObject({
			ok: false,
			refus: [{ code: 'lettre-retenue', message: expect.stringContaining('Décret d’essai') }]
		});
		expect(apercu(lu, champs, { au: '2027-03-01' }).refus).toHaveLength(1);
	});

	it('même si elle porte une date d’avant', () => {
		expect(courrier(lu, { ...champs, dateLettre: '2027-02-01' }, { au: '2027-03-01' }).ok).toBe(false);
	});
});

describe('les observations et la place du formulaire', () => {
	const lu = modele('observations-compte-rendu')!;
	const avec = (observations: string, limite?: string) =>
		courrier(lu, { agentNom: 'Jo Li', observations, limite }, { au: '2026-11-22' });

	it('1 400 caractères tiennent, sans un mot', () => {
		const ecrit = avec('é'.repeat(1400));
		expect(ecrit.ok && ecrit.courrier.avertissements).toEqual([]);
	});

	it('au-delà, la lettre dit ce qui dépasse et garde tout', () => {
		const ecrit = avec(`${'x'.repeat(1400)}La fin qui dépasse.`);
		if (!ecrit.ok) throw new Error('refused');
		expect(ecrit.courrier.avertissements).toEqual([
			expect.stringMatching(
				/1\u202f419 caractères, 19 de trop .*1\u202f400.*«\u00a0La fin qui dépasse\.\u00a0»/s
			)
		]);
		expect(enTexte(ecrit.courrier)).toContain(`${'x'.repeat(1400)}La fin qui dépasse.`);
	});

	it('la limite est celle que l’agent lit sur son formulaire', () => {
		const ecrit = avec('x'.repeat(3000), '2 999');
		expect(ecrit.ok && ecrit.courrier.avertissements[0]).toContain('1 de trop');
		expect(avec('x'.repeat(3000), '3000')).toMatchObject({ ok: true, courrier: { avertissements: [] } });
	});

	it.each(['zéro', '0', '-3', '1e3', '99999'])('une limite « %s » se refuse avec son champ', (limite) => {
		const ecrit = avec('Court.', limite);
		expect(ecrit).toMatchObject({ ok: false, refus: [{ code: 'nombre-illisible', champ: 'limite' }] });
	});
});

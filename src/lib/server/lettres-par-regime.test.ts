import { describe, expect, it } from 'vitest';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { type CodeLettre, LETTRES } from '#lib/domain/recours/brouillon.ts';
import { estPourLaCommission } from '#lib/domain/recours/lettre.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { modele } from '#lib/server/contenu.ts';
import { docx } from '#lib/server/documents/docx.ts';
import { eml } from '#lib/server/documents/eml.ts';
import { pdf } from '#lib/server/documents/pdf.ts';
import { compact, readPdf } from '../../../test/support/pdf.ts';

/* Every letter of the recourse in every régime, read as its receiver would: the right authority, text, delay and commission. */

type Attendu = {
	autorite: string;
	/** As « sur le fondement » writes it; null where no text was read surely. */
	article: string | null;
	/** What the appeal says of its own term, of the authority’s, of the commission’s. */
	sonDelai: string | null;
	delaiDeReponse: string | null;
	commission: string;
	mois: boolean;
	/** Masculine « recours », or feminine « demande de révision ». */
	revision: boolean;
};

const FRANCS = 'quinze jours francs';
const ATTENDUS: Record<string, Attendu> = {
	fpe: {
		autorite: 'l’autorité hiérarchique',
		article: 'de l’article 6 du décret n°\u00a02010-888 du 28 juillet 2010',
		sonDelai: FRANCS,
		delaiDeReponse: FRANCS,
		commission: 'la CAP dont relève mon corps',
		mois: true,
		revision: false
	},
	fpt: {
		autorite: 'l’autorité territoriale',
		article: 'de l’article 7 du décret n°\u00a02014-1526 du 16 décembre 2014',
		sonDelai: FRANCS,
		delaiDeReponse: 'quinze jours',
		commission: 'la CAP compétente',
		mois: true,
		revision: true
	},
	fph: {
		autorite: 'l’autorité investie du pouvoir de nomination',
		article: 'du décret n°\u00a02020-719 du 12 juin 2020',
		sonDelai: null,
		delaiDeReponse: null,
		commission: 'la CAP compétente',
		mois: false,
		revision: true
	},
	'contractuel-etat': {
		autorite: 'l’autorité hiérarchique',
		article: 'de l’article 1-4 du décret n°\u00a086-83 du 17 janvier 1986',
		sonDelai: FRANCS,
		delaiDeReponse: FRANCS,
		commission: 'la CCP dont je relève',
		mois: true,
		revision: false
	},
	'contractuel-territorial': {
		autorite: 'l’autorité territoriale',
		article: 'de l’article 1-3 du décret n°\u00a088-145 du 15 février 1988',
		sonDelai: FRANCS,
		delaiDeReponse: 'quinze jours',
		commission: 'la CCP compétente',
		mois: true,
		revision: true
	},
	'contractuel-hospitalier': {
		autorite: 'l’autorité investie du pouvoir de nomination',
		article: null,
		sonDelai: null,
		delaiDeReponse: null,
		commission: 'la CCP compétente',
		mois: false,
		revision: true
	}
};
const REGIMES_DU_RECOURS = Object.keys(ATTENDUS) as RegimeCode[];
const CAS = REGIMES_DU_RECOURS.flatMap((regime) => LETTRES.map((code) => [regime, code] as const));

const TOUT: Record<string, unknown> = {
	agentNom: 'Camille Roux',
	service: 'Service de la voirie',
	ville: 'Lens',
	dateLettre: '2026-03-02',
	anneeEvaluee: '2025',
	dateNotification: '2026-02-02',
	dansLeDelai: true,
	dateRecours: '2026-02-10',
	dateReceptionRecours: '2026-02-12',
	dateReponse: '2026-02-26',
	dateSaisine: '2026-02-27',
	elements: [{ element: 'Appréciation générale', passage: 'Doit progresser', motif: 'Aucun fait.' }],
	moyens: ['Le visa ne porte aucun nom.'],
	audience: true,
	observations: 'Les objectifs ont été tenus.',
	documents: ['Ma fiche de poste'],
	points: ['Appréciation générale'],
	mode: 'consultation'
};

function lettre(regime: RegimeCode, code: CodeLettre, plus: Record<string, unknown> = {}) {
	const lu = modele(code, regime)!;
	const connus = Object.entries({ ...TOUT, ...plus }).filter(([champ]) =>
		lu.champs.some(({ code: c }) => c === champ)
	);
	const ecrit = courrier(lu, Object.fromEntries(connus));
	if (!ecrit.ok) throw new Error(`${regime}, ${code} : ${JSON.stringify(ecrit.refus)}`);
	return ecrit.courrier;
}
const texte = (...de: Parameters<typeof lettre>) => enTexte(lettre(...de));

/** Words that belong to some régimes only: the decree, the authority, the commission. */
const RESERVES: [RegExp, RegimeCode[]][] = [
	[/2010-888/, ['fpe']],
	[/2014-1526/, ['fpt']],
	[/2020-719/, ['fph']],
	[/86-83/, ['contractuel-etat']],
	[/88-145/, ['contractuel-territorial']],
	[/91-155/, []],
	[/autorité hiérarchique|recours hiérarchique/i, ['fpe', 'contractuel-etat']],
	[/autorité territoriale/, ['fpt', 'contractuel-territorial']],
	[/pouvoir de nomination/, ['fph', 'contractuel-hospitalier']],
	[/\bCAP\b/, ['fpe', 'fpt', 'fph']],
	[/\bCCP\b/, ['contractuel-etat', 'contractuel-territorial', 'contractuel-hospitalier']],
	[/francs/, ['fpe', 'fpt', 'contractuel-etat', 'contractuel-territorial']],
	[/quinze jours|un mois/, ['fpe', 'fpt', 'contractuel-etat', 'contractuel-territorial']],
	[/dont relève mon corps/, ['fpe']],
	[/ESTEVE/, ['fpe']]
];

describe('dans chaque régime, chaque lettre', () => {
	it.each(CAS)('%s, %s : sans les mots d’un autre régime, ni dans la lettre, ni autour', (regime, code) => {
		const { titre, resume, avant, apres } = modele(code, regime)!;
		const lus = [texte(regime, code), titre, resume, ...avant, ...apres].join('\n');
		for (const [mots, chez] of RESERVES) {
			if (!chez.includes(regime)) expect(lus).not.toMatch(mots);
		}
	});

	it.each(CAS)('%s, %s : bien composée, au féminin, au masculin, sans marque', (regime, code) => {
		for (const agentGenre of ['feminin', 'masculin', 'neutre']) {
			const lue = texte(regime, code, { agentGenre });
			expect(lue).not.toMatch(/ {2}| [,.]|\n{3}|\[|\]|\{|\}|undefined|null/);
			expect(lue).not.toMatch(/ [;:!?»]|« /);
			const accords = { feminin: 'accompagnée', masculin: 'accompagné ', neutre: 'en présence' };
			const autres = Object.entries(accords).filter(([genre]) => genre !== agentGenre);
			for (const [, mot] of autres) expect(lue).not.toContain(mot);
		}
		const { revision } = ATTENDUS[regime]!;
		if (revision)
			expect(texte(regime, code)).not.toMatch(/\bce recours\b|mon recours|demande de révision reçu\b/i);
	});

	it.each(CAS)('%s, %s : à qui elle s’adresse', (regime, code) => {
		const { autorite, commission } = ATTENDUS[regime]!;
		const [premiere] = lettre(regime, code).destinataire.map((ligne) => ligne.map((f) => f.texte).join(''));
		expect(premiere).toBe(estPourLaCommission(code) ? `À la présidence de ${commission}` : `À ${autorite}`);
	});

	it.each(CAS)('%s, %s : trente jours, obligation, droit, succès : rien de cela', (regime, code) => {
		expect(texte(regime, code)).not.toMatch(
			/trente jours|30 jours|obligatoire|de mon droit|j’ai droit|CAPL|insuffisamment motivé|un an\b|préalable/i
		);
	});

	it.each(REGIMES_DU_RECOURS)('%s : les textes et les délais, là où ils ont été lus', (regime) => {
		const { article, sonDelai, delaiDeReponse, mois, commission } = ATTENDUS[regime]!;
		const recours = texte(regime, 'recours-hierarchique');
		const dit = (lue: string, mots: string, oui: boolean) =>
			oui ? expect(lue).toContain(mots) : expect(lue).not.toContain(mots);
		dit(recours, `dans le délai de ${sonDelai ?? 'quinze jours'}`, sonDelai !== null);
		dit(recours, 'que cet article fixe', sonDelai !== null);
		expect(recours).toContain(
			delaiDeReponse
				? `votre réponse dans le délai de ${delaiDeReponse} prévu par le même article.`
				: 'me notifier votre réponse.'
		);
		expect(recours).toContain(
			`saisir ${commission}${mois ? ', dans le délai d’un mois' : ''}, ainsi que le tribunal administratif.`
		);
		expect(texte(regime, 'recours-hierarchique', { dansLeDelai: false })).not.toContain('cet article fixe');
		const saisine = texte(regime, 'saisine-cap');
		expect(saisine).toContain(
			article ? `Sur le fondement ${article}, je saisis` : '\nJe saisis la commission'
		);
		const relance = texte(regime, 'relance');
		dit(relance, `dans un délai de ${delaiDeReponse} à compter de la réception`, delaiDeReponse !== null);
		const precaution = texte(regime, 'saisine-cap-precaution');
		dit(precaution, 'est écoulé', delaiDeReponse !== null);
	});

	it.each(REGIMES_DU_RECOURS)('%s : sans réception prouvée, aucun délai n’est dit écoulé', (regime) => {
		const lue = texte(regime, 'saisine-cap-precaution', { receptionIncertaine: true });
		expect(lue).not.toContain('écoulé');
		expect(lue).toContain('À ce jour, aucune réponse ne m’a été notifiée.');
	});

	it.each(REGIMES_DU_RECOURS)('%s : demander son dossier ou des raisons n’invoque aucun texte', (regime) => {
		for (const code of ['demande-dossier', 'demande-motifs'] as const) {
			expect(texte(regime, code)).not.toMatch(/article|décret|loi\b|droit|délai/);
		}
		const silence = texte(regime, 'demande-motifs', { dateReponse: undefined, dateRejet: '2026-04-12' });
		expect(silence).toContain('vaut rejet depuis le 12\u00a0avril 2026 (article L.\u00a0231-4');
		expect(texte(regime, 'demande-motifs', { dateReponse: undefined })).not.toContain('rejet');
	});

	it.each(REGIMES_DU_RECOURS)('%s : les textes entiers, à relire', (regime) => {
		for (const code of LETTRES) expect(texte(regime, code)).toMatchSnapshot(code);
	});

	it.each(REGIMES_DU_RECOURS)(
		'%s : vingt mille caractères et un émoji, dans chaque format',
		async (regime) => {
			const observations = `${'Chiffre 98 %. '.repeat(1500)}🙂`.slice(-20_000);
			const ecrite = lettre(regime, 'observations-cap', { observations });
			expect(enTexte(ecrite)).toContain('🙂');
			expect((await eml(ecrite)).length).toBeGreaterThan(20_000);
			expect(
				Buffer.from(await docx(ecrite))
					.subarray(0, 2)
					.toString()
			).toBe('PK');
			const lue = compact((await readPdf(await pdf(ecrite))).texte);
			expect(lue).toContain(compact(`À la présidence de ${ATTENDUS[regime]!.commission}`));
			expect(lue.match(/Chiffre/g)?.length).toBeGreaterThan(1400);
		}
	);
});

describe('les mots d’un régime', () => {
	it('un modèle qui n’existe pas dans un régime n’y est pas', () => {
		expect(modele('refus-collectif', 'fpt')?.regime).toBe('fpt');
		expect(modele('refus-collectif', 'ouvriers-defense-1972')).toBeUndefined();
		expect(modele('recours-hierarchique', 'onic-2005')).toBeUndefined();
		expect(modele('recours-hierarchique')?.regime).toBe('fpe');
	});

	it('les pièces numérotées suivent les autres, dans l’ordre', () => {
		for (const [regime, code] of CAS) {
			const jointes = lettre(regime, code, {
				pieces: ['Un plan'],
				piecesNumerotees: ['Mon compte rendu', 'Mon tableau']
			}).piecesJointes.map((ligne) => ligne.map((f) => f.texte).join(''));
			expect(jointes.slice(-3)).toEqual([
				'Un plan',
				'Pièce n°\u00a01\u202f: Mon compte rendu',
				'Pièce n°\u00a02\u202f: Mon tableau'
			]);
		}
	});
});

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ECHEANCES, REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { CATALOGUE } from '#lib/domain/moyens/catalogue.ts';
import type { Fiche } from '#lib/domain/moyens/fiche.ts';
import { codesCites } from '#lib/domain/regimes/citations.ts';
import { EMPLOYEURS, REGIMES, type EmployeurCode } from '#lib/domain/regimes/codes.ts';
import { codeDeSource, type Source } from '#lib/domain/regimes/fondements.ts';
import { COMMUNES, POPULATIONS } from '#lib/domain/regimes/generalites.ts';
import { HORS_CHAMP } from '#lib/domain/regimes/hors-champ.ts';
import { instances } from '#lib/domain/regimes/instances.ts';
import {
	estAncien,
	nomEmployeur,
	regimeApplicable,
	type RegleSituee,
	toutesLesRegles
} from '#lib/domain/regimes/regimes.ts';
import { type Regime, type Regle, sourcesDeRegle } from '#lib/domain/regimes/regle.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { contenuRisques, modeles } from '#lib/server/contenu.ts';
import { questions, sourcesDeQuestion } from '#lib/server/droits.ts';
import { racineDuProjet } from '#lib/server/racine.ts';

/** Where a source is cited: a rule, a letter, a page… `href`: its public page, when it has one. */
export type Usage = {
	genre: 'regle' | 'commission' | 'lettre' | 'notice' | 'moyen' | 'calcul' | 'page' | 'question';
	/** In French, ready for a list: « Recours hiérarchique (fonctionnaires de l’État) ». */
	ou: string;
	href: string | null;
	/** The place tells of the past only: it may cite what was repealed since. */
	histoire: boolean;
};

/** A place and the codes of the sources that it cites. */
export type Citation = Usage & { codes: readonly string[] };

/** Where each source of the registry is cited, by its code; a source that nobody cites is absent. */
export function usages(): ReadonlyMap<string, readonly Usage[]> {
	const parCode = new Map<string, Usage[]>();
	for (const { codes, ...lieu } of citations()) {
		for (const code of new Set(codes)) {
			const lieux = parCode.get(code) ?? [];
			if (!lieux.some(({ ou }) => ou === lieu.ou)) lieux.push(lieu);
			parCode.set(code, lieux);
		}
	}
	return parCode;
}

let lues: readonly Citation[] | undefined;

/** Every place of the program that cites sources, read once: the data themselves, then the files that name codes. */
export const citations = (): readonly Citation[] =>
	(lues ??= [
		...toutesLesRegles().map(citationDeRegle),
		...REGIMES.filter((code) => !estAncien(code)).flatMap(citationsDuRegime),
		...EMPLOYEURS.flatMap(citationsDEmployeur),
		...instances().map(({ regime, employeur, nom, au, fondements }) => ({
			genre: 'commission' as const,
			ou: `Nom de la commission : ${nom} (${aQui(regime, employeur)})`,
			href: `/regles/${regime}#${employeur === null ? '' : `${employeur}-`}commission`,
			codes: fondements,
			histoire: au !== null
		})),
		...REGIMES.flatMap((regime) => modeles(regime)).map(({ titre, fondements }) => ({
			genre: 'lettre' as const,
			ou: `Lettre « ${titre} »`,
			href: null,
			codes: fondements,
			histoire: false
		})),
		...Object.entries(POPULATIONS).map(([code, { fondements }]) =>
			generalite(`Qui suit ces règles (${aQui(code, null)})`, `/regles/${code}`, fondements)
		),
		...COMMUNES.map(({ fondements }) =>
			generalite('Ce qui vaut pour tous les agents', '/regles#communes', fondements)
		),
		...HORS_CHAMP.map(({ fondements }) =>
			generalite('Qui n’est pas dans ces règles', '/regles#hors-champ', fondements)
		),
		...citationsDesNotices(),
		...questions().map((une) => ({
			genre: 'question' as const,
			ou: `Question « ${une.question} »`,
			href: `/droits/${une.code}`,
			codes: sourcesDeQuestion(une),
			histoire: false
		})),
		...CATALOGUE.map(citationDeMoyen),
		...citationsDesFichiers()
	].map((citation) => ({ ...citation, ou: typographie(citation.ou) })));

/** Agents to whom a row applies: « fonctionnaires de l’État », or an employer. */
function aQui(regime: string, employeur: string | null): string {
	if (employeur !== null) return nomEmployeur(employeur as EmployeurCode);
	const libelle = REGIMES_LIBELLES[regime as Regime['code']];
	return libelle.charAt(0).toLowerCase() + libelle.slice(1);
}

function citationDeRegle({ regime, employeur, echeance, regle }: RegleSituee): Citation {
	return {
		genre: 'regle',
		ou: `${ECHEANCES[echeance].titre} (${aQui(regime, employeur)})`,
		href: `/regles/${regime}#${employeur === null ? '' : `${employeur}-`}${echeance}`,
		codes: sourcesDe(regle),
		histoire: regle.valideAu !== null
	};
}

/** Every code that a rule cites: its own, those of the other readings, those of its remarks. */
const sourcesDe = (regle: Regle): string[] => sourcesDeRegle(regle).map(codeDeSource);

function citationsDuRegime(code: Parameters<typeof regimeApplicable>[0]): Citation[] {
	const lu = regimeApplicable(code);
	if (!lu.ok) throw new Error(lu.refus.message);
	const { preavis, exigences } = lu.regime;
	const lieu = (ou: string, ancre: string, sources: readonly Source[]): Citation => ({
		genre: 'regle',
		ou: `${ou} (${aQui(code, null)})`,
		href: `/regles/${code}#${ancre}`,
		codes: sources.map(codeDeSource),
		histoire: false
	});
	return [
		lieu('Convocation', 'convocation', preavis.fondements),
		lieu('Entretien', 'entretien', exigences.entretien),
		lieu('Signature du compte rendu', 'signature', exigences.signature),
		lieu('Visa', 'visa', exigences.visa)
	];
}

function citationsDEmployeur(employeur: EmployeurCode): Citation[] {
	const lu = regimeApplicable('fpe', employeur);
	if (!lu.ok || lu.regime.preavisEmployeur === null) return [];
	return [
		{
			genre: 'regle',
			ou: `Convocation (${nomEmployeur(employeur)})`,
			href: `/regles/fpe#${employeur}-convocation`,
			codes: lu.regime.preavisEmployeur.fondements.map(codeDeSource),
			histoire: false
		}
	];
}

const generalite = (ou: string, href: string, codes: readonly string[]): Citation => ({
	genre: 'regle',
	ou,
	href,
	codes,
	histoire: false
});

function citationsDesNotices(): Citation[] {
	const { notices, generalites } = contenuRisques();
	const { risques, employeurPeut, employeurNePeutPas } = generalites;
	const communes = [...risques, ...employeurPeut, ...employeurNePeutPas].flatMap(({ fondements }) =>
		Array.isArray(fondements) ? fondements : Object.values(fondements).flat()
	);
	const notice = (titre: string, codes: readonly string[]): Citation => ({
		genre: 'notice',
		ou: titre,
		href: '/refuser',
		codes,
		histoire: false
	});
	return [
		...notices.map(({ titre, fondements }) => notice(`Notice de risque « ${titre} »`, fondements)),
		notice('Ce que tout agent doit savoir avant un refus', communes)
	];
}

/** A ground cites by régime, by its case law, and in the sentences that it builds. */
function citationDeMoyen(fiche: Fiche): Citation {
	const { code, titre, regimes, fondements } = fiche;
	const parRegime = regimes.flatMap((regime) =>
		typeof fondements === 'function' ? fondements({ regime, employeur: null }) : fondements
	);
	const dit = JSON.stringify(fiche, (_, valeur: unknown) =>
		typeof valeur === 'function' ? String(valeur) : valeur
	);
	return {
		genre: 'moyen',
		ou: `Moyen ${code} : ${titre}`,
		href: null,
		codes: [...parRegime, ...codesCites(dit)],
		histoire: false
	};
}

/** What each folder of the pure core is, for those whose sources are not read as data above. */
const DOMAINE: Readonly<Record<string, Omit<Usage, 'histoire'>>> = {
	convocation: { genre: 'calcul', ou: 'Lecture de la convocation', href: null },
	courriers: { genre: 'lettre', ou: 'Ce qui suit un refus', href: null },
	delais: { genre: 'calcul', ou: 'Comptage des délais et jours fériés', href: null },
	dossier: { genre: 'calcul', ou: 'Échéances d’un dossier', href: null },
	entretien: { genre: 'calcul', ou: 'Devoirs de l’évaluateur', href: '/outils/entretien' },
	'mode-d-emploi': { genre: 'page', ou: 'Mode d’emploi du boycott', href: '/mode-d-emploi' },
	moyens: { genre: 'moyen', ou: 'Irrégularités et moyens', href: null },
	notation: { genre: 'calcul', ou: 'Anciennes notations', href: '/outils/ancienne-notation' },
	recours: { genre: 'calcul', ou: 'Conseils pour rédiger un recours', href: null }
};

/** Places whose whole subject is a system of the past. */
export const HISTOIRE = /^src\/(?:lib\/domain\/notation|routes\/\(public\)\/outils\/ancienne-notation)\//;

/** Files read as data above, or that cite nothing to anybody: the registry itself, cases that test a reader. */
const LUS_AUTREMENT =
	/^src\/lib\/domain\/(?:regimes|moyens\/catalogue)\/|\/cas\/|^src\/content\/|\.test\.ts$/;

/** The files of the program that name codes of sources, by what they are for whoever reads. */
function citationsDesFichiers(): Citation[] {
	const racine = racineDuProjet();
	return globSync('src/**/*.{ts,svelte}', { cwd: racine })
		.map((fichier) => fichier.split(path.sep).join('/'))
		.filter((fichier) => !LUS_AUTREMENT.test(fichier))
		.sort()
		.flatMap((fichier): Citation[] => {
			const codes = codesCites(readFileSync(path.join(racine, fichier), 'utf8'));
			if (codes.length === 0) return [];
			return [{ ...lieuDuFichier(fichier), codes, histoire: HISTOIRE.test(fichier) }];
		});
}

/** Where a file shows: the page that it serves, or the part of the core that it belongs to. */
function lieuDuFichier(fichier: string): Omit<Usage, 'histoire'> {
	const [, dossier = ''] = /^src\/lib\/domain\/([^/]+)\//.exec(fichier) ?? [];
	const domaine = DOMAINE[dossier];
	if (domaine) return domaine;
	const [, chemin] = /^src\/routes(\/.*)?\/[^/]+$/.exec(fichier) ?? [];
	if (chemin === undefined) return { genre: 'calcul', ou: `Programme, ${fichier.slice(4)}`, href: null };
	const adresse = chemin.replaceAll(/\/\([a-z]+\)/g, '').replaceAll(/\[[^\]]+\]/g, '…') || '/';
	const publique = chemin.startsWith('/(public)') && !adresse.includes('…');
	return { genre: 'page', ou: `Page ${adresse}`, href: publique ? adresse : null };
}

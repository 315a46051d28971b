import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { controle, devoirsDe } from '#lib/domain/entretien/controle.ts';
import type { Devoir } from '#lib/domain/entretien/devoir.ts';
import { DEVOIRS, POIDS } from '#lib/domain/entretien/devoirs.ts';
import { CATALOGUE } from '#lib/domain/moyens/catalogue.ts';
import { NE_SAIT_PAS, type QuestionDeMoyen } from '#lib/domain/moyens/fiche.ts';
import { codesDe, estBorne } from '#lib/domain/moyens/reponses.ts';
import type { Population } from '#lib/domain/moyens/textes.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import { type Contact, contacts } from '#lib/server/contacts.ts';
import type { Context } from '#lib/server/context.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import type { DevoirsVus } from '../../../devoirs-vus.ts';
import { devoirsVus } from '../../../devoirs-vus.server.ts';
import type { MoyenVu } from '../../../moyens-vus.ts';
import { moyenVu } from '../../../moyens-vus.server.ts';
import { QUESTION } from '../../../questions-vues.ts';
import { situationDe } from '../../situation.ts';
import { demande, PROPRE, type Valeurs } from './saisie.ts';

/** One field of the checklist. */
export type ChampVu = {
	nom: string;
	texte: string;
	genre: 'choix' | 'plusieurs' | 'nombre';
	options: { valeur: string; libelle: string }[];
	valeur: string;
};

export type Vue = {
	valeurs: Valeurs;
	erreurs: ErreurChamp[];
	/** Today, ISO. */
	au: string;
	moments: { titre: string; champs: ChampVu[] }[];
	/** What each weight is. */
	poids: { titre: string; sens: string }[];
	resultat: Resultat | null;
};

export type Resultat = {
	phrase: string;
	devoirs: DevoirsVus;
	moyens: MoyenVu[];
	/** The day by which the report is due; null where no text sets one. */
	remiseAvant: string | null;
	contacts: Contact[];
};

/** The checklist before anything was said. */
export const premiereVue = (ctx: Context): Vue => vue(ctx, {}, []);

/** The checklist as it was sent, with what it shows, or what is to be mended. */
export async function vueDemandee(ctx: Context, valeurs: Valeurs): Promise<Vue> {
	const lue = demande(valeurs, ctx.today());
	if (!lue.ok) return vue(ctx, valeurs, lue.erreurs);
	const { situation, dossier, propres } = lue.demande;
	const lu = controle(dossier, propres);
	if (!lu.ok) return vue(ctx, valeurs, [{ champ: champDuRefus(lu.refus.champ), message: lu.refus.message }]);
	return {
		...vue(ctx, valeurs, []),
		resultat: {
			phrase: situation.phrase,
			devoirs: devoirsVus(lu.devoirs, dossier.au),
			moyens: lu.moyens.map((moyen) => moyenVu(moyen, dossier.au)),
			remiseAvant: lu.remiseAvant && enToutesLettres(lu.remiseAvant),
			contacts: await contacts(ctx, situation.employeur ?? null)
		}
	};
}

/** A refused answer at its question, the rest at the day of the interview. */
const champDuRefus = (champ: string | undefined): string => {
	if (champ?.startsWith('G')) return QUESTION + champ;
	return champ === 'statut' ? champ : 'entretienLe';
};

/** Who asks, as far as the form says it: it decides which questions mean something. */
function populationDe(valeurs: Valeurs): Population | null {
	const qui = situationDe({ lieu: valeurs['lieu'] ?? '', statut: valeurs['statut'] ?? '', decharge: '' });
	return qui.ok ? { regime: qui.situation.regime, employeur: qui.situation.employeur ?? null } : null;
}

function vue(ctx: Context, valeurs: Valeurs, erreurs: ErreurChamp[]): Vue {
	const population = populationDe(valeurs);
	const devoirs = population ? devoirsDe(population) : DEVOIRS;
	const moment = (titre: string, code: Devoir['moment']) => ({
		titre,
		champs: devoirs
			.filter((un) => un.moment === code)
			.flatMap((devoir) => champsDe(devoir, population, valeurs))
	});
	return {
		valeurs,
		erreurs,
		au: ctx.today().toString(),
		moments: [moment('Avant l’entretien', 'avant'), moment('Pendant l’entretien', 'pendant')],
		poids: Object.values(POIDS),
		resultat: null
	};
}

/** Every question of the grounds, by code. */
const QUESTIONS: ReadonlyMap<string, QuestionDeMoyen> = new Map(
	CATALOGUE.flatMap(({ questions }) => questions).map((une) => [une.code, une])
);

/** The days tell the notice: it is not asked again as a number. */
const DIT_PAR_LES_JOURS = 'G02-jours';

function champsDe({ questions, propre }: Devoir, population: Population | null, valeurs: Valeurs): ChampVu[] {
	const desMoyens = questions.flatMap((code) => {
		const une = QUESTIONS.get(code);
		if (!une || code === DIT_PAR_LES_JOURS) return [];
		if (une.regimes && !(population && une.regimes.includes(population.regime))) return [];
		return [champDuMoyen(une, population ?? { regime: 'fpe', employeur: null }, valeurs)];
	});
	if (!propre) return desMoyens;
	const nom = PROPRE + propre.code;
	const champ: ChampVu = {
		nom,
		texte: typographie(propre.texte),
		genre: propre.plusieurs ? 'plusieurs' : 'choix',
		options: enOptions(propre.plusieurs ? propre.choix : { ...propre.choix, ...NE_SAIT_PAS }),
		valeur: valeurs[nom] ?? ''
	};
	return [...desMoyens, champ];
}

function champDuMoyen(
	{ code, texte, reponses }: QuestionDeMoyen,
	population: Population,
	valeurs: Valeurs
): ChampVu {
	const nom = QUESTION + code;
	const choix = typeof reponses === 'string' || estBorne(reponses) ? null : reponses;
	const libelles: Readonly<Record<string, string>> = { ...choix, ...NE_SAIT_PAS };
	return {
		nom,
		texte: typographie(typeof texte === 'string' ? texte : texte(population)),
		genre: choix ? 'choix' : 'nombre',
		options: choix
			? codesDe(choix).map((valeur) => ({
					valeur,
					libelle: majuscule(typographie(libelles[valeur] ?? valeur))
				}))
			: [],
		valeur: valeurs[nom] ?? ''
	};
}

const enOptions = (choix: Readonly<Record<string, string>>): ChampVu['options'] =>
	Object.entries(choix).map(([valeur, libelle]) => ({ valeur, libelle: majuscule(typographie(libelle)) }));

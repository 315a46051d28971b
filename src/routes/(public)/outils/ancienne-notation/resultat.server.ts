import { fail, type ActionFailure } from '@sveltejs/kit';
import { documentNotation } from '#lib/domain/contrat/notation.ts';
import { ecritDecimal, ecritSigne } from '#lib/domain/notation/millioniemes.ts';
import type { Quota } from '#lib/domain/notation/quotas.ts';
import { NIVEAUX, regleDeNotation, type Systeme } from '#lib/domain/notation/regles.ts';
import type { Anomalie, Remarque, ResultatNotation } from '#lib/domain/notation/resultat.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { majuscule } from '#lib/domain/typographie.ts';
import type { Valeurs } from '#lib/server/formulaires.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { compte, nombre } from '#lib/ui/format/nombres.ts';
import { reference } from '#lib/ui/format/reference.ts';

type Day = Temporal.PlainDate;

/** How many passages a rule shows, and how many names a quota: beyond, the page says how many are left. */
const PASSAGES_MONTRES = 200;
const NOMS_MONTRES = 50;

/** A form back with what was typed: its result, or what is to be mended. */
export type Reponse =
	{ valeurs: Valeurs; resultat: ResultatVu } | ActionFailure<{ valeurs: Valeurs; erreurs: ErreurChamp[] }>;

/**
 * Checks what a form says and answers it. `saisie` is written as in the contract, so that a page and the command line cannot
 * differ; `champs` gives the field of the page where the name of the contract is another. Nothing is kept.
 */
export function reponse(
	valeurs: Valeurs,
	systeme: Systeme,
	saisie: unknown,
	au: Day,
	champs: Readonly<Record<string, string>> = {}
): Reponse {
	if (estVide(saisie)) return rendre(valeurs, VIDE);
	const vu = documentNotation(systeme, saisie);
	if (vu.ok) return { valeurs, resultat: resultatVu(vu.resultat, au) };
	const { champ = '' } = vu.refus;
	return rendre(valeurs, { ...vu, refus: { ...vu.refus, champ: champs[champ] ?? champ } });
}

/** Nothing was given: objects with nothing in them. An empty list is an answer, and so is `null`. */
const estVide = (donnee: unknown): boolean =>
	donnee === undefined ||
	(typeof donnee === 'object' &&
		donnee !== null &&
		!Array.isArray(donnee) &&
		Object.values(donnee).every(estVide));

const VIDE = refus('formulaire-vide', 'Tout est vide : donnez au moins une réponse, puis recommencez.');

/** The form again, with the sentence of a refusal at its field. */
export const rendre = (valeurs: Valeurs, { refus: { champ = '', message } }: Refus) =>
	fail(422, { valeurs, erreurs: [{ champ, message }] });

/** A sentence with its sources ready for the screen. */
export const remarqueVue = ({ texte, fondements }: Remarque, au: Day) => ({
	texte,
	sources: fondements.map((source) => reference(source, au))
});
export type RemarqueVue = ReturnType<typeof remarqueVue>;

/** The same without the text of the system, which the head of the page names once. */
function remarqueApres(mention: Remarque, { texte, fondements }: Remarque, au: Day): RemarqueVue {
	const [base] = mention.fondements;
	return remarqueVue({ texte, fondements: fondements.filter(({ code }) => code !== base?.code) }, au);
}

/** What a result says, ready for the screen. */
export const resultatVu = (resultat: ResultatNotation, au: Day) => ({
	mention: remarqueVue(resultat.mention, au),
	phrase: phrase(resultat.anomalies),
	note: resultat.note === undefined ? null : ecritDecimal(resultat.note),
	quotas: resultat.quotas?.map(quotaVu) ?? null,
	effectif: resultat.quotas?.[0] ? effectif(resultat.quotas[0]) : null,
	releves: releves(resultat.anomalies, au),
	ambiguites: resultat.ambiguites.map((une) => remarqueApres(resultat.mention, une, au)),
	suite: remarqueApres(resultat.mention, resultat.suite, au)
});
export type ResultatVu = ReturnType<typeof resultatVu>;

function phrase(anomalies: readonly Anomalie[]): string {
	const combien = (niveau: Anomalie['niveau']) => anomalies.filter((une) => une.niveau === niveau).length;
	const [erreurs, alertes] = [combien('erreur'), combien('alerte')];
	const contraires = compte(erreurs, 'point contraire au texte', 'points contraires au texte');
	if (erreurs + alertes === 0)
		return 'Rien de contraire au texte dans ce que vous avez donné. Ce qui n’est pas donné n’est pas vérifié.';
	return `${erreurs === 0 ? 'Aucun point contraire au texte' : majuscule(contraires)}${alertes === 0 ? '' : `, ${compte(alertes, 'point')} à regarder`}. Ce qui n’est pas donné n’est pas vérifié.`;
}

const effectif = ({ effectif: tous, notes }: Quota): string =>
	notes === tous
		? `${compte(tous, 'personne')} dans le corps.`
		: `${compte(tous, 'personne')} dans le corps, dont ${nombre(notes)} avec une note.`;

function quotaVu({ points, nom, pourcentage, effectif: tous, places, placesSurNotes, agents }: Quota) {
	const reste = agents.length - NOMS_MONTRES;
	const qui = agents.slice(0, NOMS_MONTRES).join(', ');
	return {
		evolution: `${ecritSigne(points)} (${nom})`,
		permis: `${nombre(places)} (${pourcentage}\u202f% de ${nombre(tous)})`,
		donne: nombre(agents.length),
		etat: agents.length > places ? 'Dépassé' : agents.length > placesSurNotes ? 'À regarder' : 'Tenu',
		qui: reste > 0 ? `${qui} et ${compte(reste, 'autre')}` : qui || 'Personne'
	};
}

/** The anomalies of one rule and one level together, the gravest first. */
function releves(anomalies: readonly Anomalie[], au: Day) {
	const groupes = Map.groupBy(anomalies, ({ code, niveau }) => `${niveau} ${code}`);
	return [...groupes].flatMap(([cle, groupe]) => {
		const [premiere] = groupe;
		if (!premiere) return [];
		const { code, niveau, fondement } = premiere;
		const caches = groupe.length - PASSAGES_MONTRES;
		return {
			cle,
			code,
			niveau,
			mot: NIVEAUX[niveau],
			titre: regleDeNotation(code).regle.titre,
			passages: groupe
				.slice(0, PASSAGES_MONTRES)
				.map(({ agent, texte }) => ({ agent: agent ?? null, texte })),
			caches: caches > 0 ? compte(caches, 'autre') : null,
			source: reference(fondement, au)
		};
	});
}
export type Releve = ResultatVu['releves'][number];

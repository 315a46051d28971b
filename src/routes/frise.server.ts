import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import { type Fait, TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { type Detail, ECHEANCES, FAITS } from '#lib/domain/dossier/libelles.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { FaitDeDossier } from '#lib/server/dossiers.ts';
import type { PointDeFrise } from '#lib/ui/Frise.svelte';
import { heureEnClair } from '#lib/ui/format/heures.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import type { Adresses, Suivi } from './suivi.server.ts';

type Day = Temporal.PlainDate;
type Place = { le: Day; rang: number; point: PointDeFrise };

/** What happened, by day: facts with their proof, what was corrected, missed days and silences. */
export function passe(un: Suivi): PointDeFrise[] {
	const faits = un.faits.map(({ id, fait, preuve }) =>
		place(fait, pointDuFait(un.adresses, id, fait, preuve))
	);
	const remplaces = un.remplaces.flatMap(({ enregistre, remplacePar }) =>
		enregistre.fait ? [place(enregistre.fait, pointRemplace(enregistre, enregistre.fait, remplacePar))] : []
	);
	const manques = un.chaine.echeances.flatMap((echeance) => {
		const point = pointManque(un.adresses, echeance);
		return point && echeance.limite ? [{ le: echeance.limite, rang: TYPES_DE_FAIT.length, point }] : [];
	});
	return [...faits, ...remplaces, ...manques]
		.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le) || a.rang - b.rang)
		.map(({ point }) => point);
}

/** What comes: the days that the facts of today lead to, none of which is a fact yet. */
export function aVenir(un: Suivi): PointDeFrise[] {
	const { au, maintenant, echeances } = un.chaine;
	return echeances
		.flatMap((echeance) => {
			const { code, pour, statut, prudente, limite } = echeance;
			const vise = pour === 'agent' ? (prudente ?? limite) : limite;
			const attendue = statut === 'ouverte' || statut === 'a-venir';
			if (!attendue || !limite || !vise || Temporal.PlainDate.compare(limite, au) < 0) return [];
			const point: PointDeFrise = {
				cle: code,
				cote: pour,
				etat: code === maintenant?.code ? 'maintenant' : code === 'rejet-implicite' ? 'silence' : 'a-venir',
				titre: ECHEANCES[code].titre,
				date: enToutesLettres(vise),
				le: vise.toString(),
				detail: detailAVenir(echeance, vise),
				lien: { href: un.adresses.echeance(code), libelle: 'Pourquoi cette date\u202f?' }
			};
			return [{ vise, point }];
		})
		.toSorted((a, b) => Temporal.PlainDate.compare(a.vise, b.vise))
		.map(({ point }) => point);
}

const place = (fait: Fait, point: PointDeFrise): Place => ({
	le: fait.le,
	rang: TYPES_DE_FAIT.indexOf(fait.type),
	point
});

function pointDuFait(
	adresses: Adresses,
	id: string,
	fait: Fait,
	preuve: string | null | undefined
): PointDeFrise {
	return {
		...commun(id, fait),
		detail: typographie([...details(fait), ...enMots(preuve)].join('\u00a0· ')),
		lien: { href: adresses.correction(id), libelle: 'Corriger ou retirer' }
	};
}

const enMots = (preuve: string | null | undefined): string[] =>
	preuve === undefined ? [] : [preuve ? `Preuve : ${preuve}` : 'Pas encore de preuve notée'];

const pointRemplace = (
	{ id, enregistreAt }: FaitDeDossier,
	fait: Fait,
	par: FaitDeDossier
): PointDeFrise => ({
	...commun(id, fait),
	remplace: true,
	detail: typographie(
		[
			...details(fait),
			`Noté le ${jourDe(enregistreAt)}, ${par.fait ? 'corrigé' : 'retiré'} le ${jourDe(par.enregistreAt)}`
		].join('\u00a0· ')
	)
});

const commun = (cle: string, { type, le }: Fait) => ({
	cle,
	cote: FAITS[type].par,
	etat: 'fait' as const,
	titre: FAITS[type].titre,
	date: enToutesLettres(le),
	le: le.toString()
});

/** A day of the authority that went by without its act is a silence; one of the agent’s is a missed day. */
function pointManque(adresses: Adresses, { code, pour, statut, limite }: Echeance): PointDeFrise | null {
	const rejete = code === 'rejet-implicite' && statut === 'accomplie';
	if (!limite || (statut !== 'depassee' && !rejete)) return null;
	return {
		cle: code,
		cote: pour,
		etat: pour === 'autorite' ? 'silence' : 'depasse',
		titre: (!rejete && SILENCES[code]) || ECHEANCES[code].titre,
		date: enToutesLettres(limite),
		le: limite.toString(),
		detail: pour === 'agent' ? 'Dernier jour, passé sans acte noté' : 'Aucune réponse notée ce jour-là',
		lien: { href: adresses.echeance(code), libelle: 'Pourquoi cette date\u202f?' }
	};
}

const SILENCES: Partial<Record<Echeance['code'], string>> = {
	'communication-compte-rendu': 'Compte rendu non remis',
	'reponse-autorite': 'Pas de réponse à votre recours'
};

function detailAVenir({ code, pour, limite, parTexteLocal }: Echeance, vise: Day): string {
	if (code === 'rejet-implicite') return typographie(ECHEANCES[code].sens);
	const quoi =
		pour === 'autorite'
			? 'Son dernier jour'
			: limite && !limite.equals(vise)
				? `Jour conseillé. Dernier jour : ${enToutesLettres(limite)}`
				: 'Dernier jour';
	return typographie(parTexteLocal ? `${quoi}, d’après le texte saisi par la section` : quoi);
}

/** The details of a fact, each in a few words. */
function details(fait: Fait): string[] {
	const donnees: Readonly<Record<string, unknown>> = fait;
	return Object.entries(FAITS[fait.type].details).flatMap(([nom, detail]) => {
		const valeur = donnees[nom];
		return valeur === undefined ? [] : [`${detail.enBref ?? detail.libelle} : ${enClair(detail, valeur)}`];
	});
}

function enClair(detail: Detail, valeur: unknown): string {
	if (valeur instanceof Temporal.PlainDate) return enToutesLettres(valeur);
	if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
	if (detail.genre === 'heure') return heureEnClair(String(valeur));
	if (detail.genre === 'choix') return detail.choix[String(valeur)] ?? String(valeur);
	if (detail.genre === 'plusieurs-choix' && Array.isArray(valeur))
		return valeur.length === 0 ? 'aucun' : valeur.map((code) => detail.choix[String(code)]).join(', ');
	return String(valeur);
}

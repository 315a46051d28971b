import { documentEcheances, lireFaitsCourts, lireQuestion } from '#lib/domain/contrat/echeances.ts';
import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import type {
	ArgumentDeDepart,
	Echeance,
	Maintenant,
	ResultatEcheances
} from '#lib/domain/dossier/echeance.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import {
	CERTITUDES_LIBELLES,
	ECHEANCES,
	SITUATIONS_LIBELLES,
	STATUTS_LIBELLES
} from '#lib/domain/dossier/libelles.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { EMPLOYEURS, REGIMES, STATUTS, ZONES } from '#lib/domain/regimes/codes.ts';
import { citation, type Fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Commande, Io, ParsedArgs, Sortie } from './commande.ts';
import { lireJson } from './saisie.ts';

const usage = `vigie echeances --regime fpe [--employeur dgfip] [--zone metropole] [--au 2026-02-01]
                (--fait compte-rendu-notifie=2026-01-10 … | --faits FICHIER) [--json]

Toutes les échéances d’un dossier : dernier jour, date conseillée, et pourquoi.
  --regime     ${REGIMES.join(', ')}
  --employeur  ${EMPLOYEURS.join(', ')}
  --zone       ${ZONES.join(', ')}
  --au         jour où la question est posée (aujourd’hui à Paris par défaut)
  --fait       un fait et son jour ; autant de fois qu’il faut
  --faits      fichier JSON [{"type","le", …}] ; « - » pour l’entrée standard
  --statut     ${STATUTS.join(', ')} (aucune échéance n’en dépend)
  --decharge   décharge syndicale en pour cent`;

/** `vigie echeances`: the whole chain of a file. */
export const commande: Commande = {
	nom: 'echeances',
	usage,
	options: {
		regime: { type: 'string' },
		employeur: { type: 'string' },
		zone: { type: 'string' },
		au: { type: 'string' },
		fait: { type: 'string', multiple: true },
		faits: { type: 'string' },
		statut: { type: 'string' },
		decharge: { type: 'string' }
	},
	run: calculer
};

async function calculer({ options }: ParsedArgs, io: Io): Promise<Sortie | Refus> {
	const question = lireQuestion(options, io.today());
	if (!question.ok) return question;
	const faits = await lireLesFaits(options, io);
	if (!faits.ok) return faits;
	const resultat = echeances({ ...question.valeur, faits: faits.faits });
	return resultat.ok ? { json: documentEcheances(resultat), texte: enTexte(resultat) } : resultat;
}

/** Facts given one by one, or as a JSON list; never both. */
async function lireLesFaits(
	options: ParsedArgs['options'],
	io: Io
): Promise<{ ok: true; faits: Fait[] } | Refus> {
	if (Array.isArray(options.fait) && options.faits !== undefined) {
		return refus('faits-deux-fois', 'Donnez « --fait » ou « --faits », pas les deux.', 'faits');
	}
	if (typeof options.faits === 'string') {
		const lus = await lireJson(options.faits, 'faits', io);
		return lus.ok ? lireFaits(lus.valeur) : lus;
	}
	return lireFaitsCourts(Array.isArray(options.fait) ? options.fait : []);
}

function enTexte(resultat: ResultatEcheances): string {
	const { au, situation, maintenant, echeances, irregularites, departs, phrase } = resultat;
	const aFaire = maintenant ? acteAFaire(maintenant, au) : "Rien à faire pour l'instant.";
	return typographie(
		[
			`Au ${enToutesLettres(au)} : ${SITUATIONS_LIBELLES[situation].titre}.`,
			phrase ?? aFaire,
			...echeances.flatMap((echeance) => ['', ...lignes(echeance)]),
			...(irregularites.length > 0 ? ['', 'Ce que les faits montrent :'] : []),
			...irregularites.flatMap(({ code, titre, texte, fondements }) => [
				`  ${code} ${titre}. ${texte}`,
				`  ${sources(fondements)}`
			]),
			...(departs.length > 0
				? ['', "D'où partent les délais (des arguments à garder : aucun ne donne un jour de plus) :"]
				: []),
			...departs.flatMap(argument)
		].join('\n')
	);
}

function acteAFaire({ titre, prudente }: Maintenant, au: Temporal.PlainDate): string {
	if (!prudente) return `À faire sans attendre, délai à vérifier : ${titre}.`;
	return apres(au, prudente)
		? `À faire aujourd'hui : ${titre} (date conseillée passée : ${enToutesLettres(prudente)}).`
		: `À faire : ${titre}, avant la fin du ${enToutesLettres(prudente)}.`;
}

function lignes(echeance: Echeance): string[] {
	const { code, pour, prudente, limite, statut, certitude, etapes, fondements } = echeance;
	const jours = [
		...(prudente
			? [
					`  ${pour === 'agent' ? 'Date conseillée' : 'Lecture la plus courte'} : ${enToutesLettres(prudente)}`
				]
			: []),
		...(limite
			? [`  ${code === 'rejet-implicite' ? 'Le' : 'Dernier jour :'} ${enToutesLettres(limite)}`]
			: []),
		...(prudente || limite ? [] : ['  Pas de date.'])
	];
	const qui = pour === 'agent' ? 'vous' : "l'autorité";
	return [
		`${ECHEANCES[code].titre} (${qui}) : ${STATUTS_LIBELLES[statut]}, ${CERTITUDES_LIBELLES[certitude]}`,
		...jours,
		...etapes.map(({ texte }) => `  - ${texte}`),
		`  ${sources(fondements)}`
	];
}

const argument = ({ titre, pour, contre, faire, fondements }: ArgumentDeDepart): string[] => [
	`  ${titre}`,
	...pour.map(({ texte }) => `  Pour : ${texte}`),
	...contre.map(({ texte }) => `  Contre : ${texte}`),
	`  ${faire}`,
	`  ${sources(fondements)}`
];

const sources = (fondements: readonly Fondement[]): string =>
	`Sources : ${fondements.map(citation).join(' ; ')}`;

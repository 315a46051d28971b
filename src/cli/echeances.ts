import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { lireJour } from '#lib/domain/delais/lecture-jour.ts';
import type { Echeance, Maintenant, ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { lireFait, lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
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
import { lireCode, lireJson } from './saisie.ts';
import { source } from './source.ts';

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
	const regime = lireCode(options.regime, REGIMES, 'regime');
	if (!regime.ok) return regime;
	const employeur =
		options.employeur === undefined
			? ({ ok: true, valeur: null } as const)
			: lireCode(options.employeur, EMPLOYEURS, 'employeur');
	if (!employeur.ok) return employeur;
	const zone = lireCode(options.zone, ZONES, 'zone', 'metropole');
	if (!zone.ok) return zone;
	const statut = lireCode(options.statut, STATUTS, 'statut', 'titulaire');
	if (!statut.ok) return statut;
	const decharge = lireDecharge(options.decharge);
	if (!decharge.ok) return decharge;
	const au =
		options.au === undefined ? { ok: true as const, valeur: io.today() } : lireJour(options.au, 'au');
	if (!au.ok) return au;
	const faits = await lireLesFaits(options, io);
	if (!faits.ok) return faits;
	const resultat = echeances({
		faits: faits.faits,
		regime: regime.valeur,
		employeur: employeur.valeur,
		zone: zone.valeur,
		au: au.valeur,
		decharge: decharge.valeur
	});
	return resultat.ok ? { json: enJson(resultat), texte: enTexte(resultat) } : resultat;
}

function lireDecharge(texte: unknown): { ok: true; valeur: number | undefined } | Refus {
	if (texte === undefined) return { ok: true, valeur: undefined };
	const valeur = typeof texte === 'string' && /^\d{1,3}$/.test(texte) ? Number(texte) : Number.NaN;
	return valeur <= 100
		? { ok: true, valeur }
		: refus(
				'decharge-illisible',
				`« ${String(texte)} » n'est pas une décharge : écrivez un nombre entier de 0 à 100.`,
				'decharge'
			);
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
	const faits: Fait[] = [];
	for (const texte of Array.isArray(options.fait) ? options.fait : []) {
		const [type, le, ...reste] = texte.split('=');
		if (le === undefined || reste.length > 0) {
			return refus(
				'fait-illisible',
				`« ${texte} » n'est pas un fait daté : écrivez par exemple compte-rendu-notifie=2026-01-10.`,
				'fait'
			);
		}
		const lu = lireFait({ type, le });
		if (!lu.ok) return refus(lu.refus.code, lu.refus.message, 'fait');
		faits.push(lu.fait);
	}
	return { ok: true, faits };
}

function enJson({ regime, au, situation, maintenant, echeances, irregularites, phrase }: ResultatEcheances) {
	return {
		regime,
		au,
		situation,
		maintenant,
		echeances: echeances.map(avecSources),
		irregularites: irregularites.map(avecSources),
		...(phrase === null ? {} : { phrase })
	};
}

const avecSources = <T extends { fondements: Fondement[] }>(une: T) => ({
	...une,
	fondements: une.fondements.map(source)
});

function enTexte(resultat: ResultatEcheances): string {
	const { au, situation, maintenant, echeances, irregularites, phrase } = resultat;
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
			])
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

const sources = (fondements: readonly Fondement[]): string =>
	`Sources : ${fondements.map(citation).join(' ; ')}`;

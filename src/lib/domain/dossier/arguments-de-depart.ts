import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { argumentsDeDate } from '#lib/domain/dossier/arguments-de-date.ts';
import { argumentsDuDocument } from '#lib/domain/dossier/arguments-du-document.ts';
import type { Faits } from '#lib/domain/dossier/depart.ts';
import type { ArgumentDeDepart, Echeance, Soutien } from '#lib/domain/dossier/echeance.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import type { RegimeApplicable } from '#lib/domain/regimes/regimes.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/** Facts in the order of their days, under the rules of a régime. */
export type Examen = { faits: Faits; regime: RegimeApplicable };

/** Steps of the agent whose start may be argued about. */
export type EtapeDiscutee = Extract<
	CodeEcheance,
	'recours-hierarchique' | 'saisine-cap' | 'recours-contentieux'
>;

/** An argument before the days to aim at are added to it. */
export type Ebauche = Pick<ArgumentDeDepart, 'titre' | 'pour' | 'contre'> & {
	code: CodeDArgument;
	echeances: EtapeDiscutee[];
	/** What to keep or ask. */
	garder: string;
};

export type CodeDArgument =
	| 'notification-ou-signature'
	| 'communication-ou-notification'
	| 'notification-inconnue'
	| 'remise-ou-copie-visee'
	| 'recommande-compte-rendu'
	| 'recommande-reponse'
	| 'preuve-compte-rendu'
	| 'preuve-reponse'
	| 'preuve-definitif'
	| 'visa-absent'
	| 'visa-tardif'
	| 'voies-et-delais-absents'
	| 'signature-superieur-absente'
	| 'signature-agent-absente'
	| 'signature-agent-refusee';

const NOMS: Record<EtapeDiscutee, string> = {
	'recours-hierarchique': 'le recours hiérarchique',
	'saisine-cap': 'la saisine de la CAP ou de la CCP',
	'recours-contentieux': 'le tribunal administratif'
};

/**
 * What may be argued, for and against, about the days from which the agent’s delays run. A detail that nobody gave is unknown,
 * never “no”: it raises nothing, except a way of handing over that nobody said, which proves no day. Reads the chain only to
 * name the days to aim at; moves none of them (decompte.md § 3: such facts are a defence against lateness, not extra days).
 */
export function argumentsDeDepart(
	examen: Examen,
	{ echeances, au }: { echeances: readonly Echeance[]; au: Day }
): ArgumentDeDepart[] {
	return [...argumentsDeDate(examen), ...argumentsDuDocument(examen)].map(
		({ code, titre, echeances: concernees, pour, contre, garder }) => ({
			code,
			titre: typographie(titre),
			echeances: concernees,
			pour: pour.map(soutien),
			contre: contre.map(soutien),
			faire: typographie(`${garder} ${aViser(concernees, echeances, au)}`),
			fondements: [...new Set([...pour, ...contre].map(({ fondement: source }) => source))].map(fondement)
		})
	);
}

const NON_LU = ' À vérifier : nous n’avons pas pu lire ce texte dans sa version actuelle.';

const soutien = ({ texte, fondement: code }: Soutien): Soutien => ({
	texte: typographie(`${texte}${fondement(code).certitude === 'a-verifier' ? NON_LU : ''}`),
	fondement: code
});

/** The days that stay the ones to aim at, whatever the argument is worth. */
function aViser(concernees: readonly EtapeDiscutee[], echeances: readonly Echeance[], au: Day): string {
	const vivantes = concernees.flatMap((code) => {
		const trouvee = echeances.find((echeance) => echeance.code === code);
		return trouvee?.statut === 'ouverte' || trouvee?.statut === 'a-venir' || trouvee?.statut === 'depassee'
			? [{ ...trouvee, nom: NOMS[code] }]
			: [];
	});
	if (vivantes.length === 0)
		return 'L’acte est fait : gardez cela pour le cas où l’on vous dirait en retard.';
	const jours = vivantes.flatMap(({ nom, statut, prudente, limite }) =>
		prudente && limite && statut !== 'depassee' ? [jourAViser(nom, prudente, limite, au)] : []
	);
	const passees = vivantes.filter(({ statut }) => statut === 'depassee').map(({ nom }) => nom);
	return [
		...(jours.length > 0 ? [`Visez quand même ${jours.join(' et ')}.`] : []),
		...(passees.length > 0
			? [
					`Le dernier jour est passé pour ${passees.join(' et ')} : faites examiner cet argument par le syndicat ou un avocat.`
				]
			: []),
		...(jours.length + passees.length === 0
			? ['Sans date calculée, agissez comme si le délai courait déjà.']
			: [])
	].join(' ');
}

const jourAViser = (nom: string, prudente: Day, limite: Day, au: Day): string =>
	apres(au, prudente)
		? `aujourd’hui pour ${nom} (dernier jour : ${enToutesLettres(limite)})`
		: `le ${enToutesLettres(prudente)} pour ${nom}`;

import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import { delegue } from '#lib/server/acteurs.ts';
import {
	acte,
	type ActeDeSection,
	lettresParties,
	transmission,
	type Transmission
} from '#lib/server/actes-collectifs.ts';
import type { Valeurs } from '#lib/server/formulaires.ts';
import { marque } from '#lib/server/recours.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';

/** What a delegate types; the rest is known from the act. */
export const CHAMPS = [
	'agentNom',
	'agentGrade',
	'service',
	'serviceConcerne',
	'destinataireCivilite',
	'destinataireNom',
	'destinataireQualite',
	'destinataireAdresse',
	'destinataireCourriel',
	'mot',
	'agentAdresse',
	'agentCourriel',
	'ville',
	'dateLettre',
	'envoi'
] as const;

/** What the section may already be called, before anything was typed. */
export const valeursProposees = (un: ActeDeSection): Valeurs => ({
	service: un.section.nom,
	serviceConcerne: un.service?.nom ?? '',
	destinataireCivilite: 'inconnue'
});

/** The letters that the cover letter may leave out, each under a mark: a box of a form carries no blank. */
export const lettresAuChoix = (un: ActeDeSection) =>
	[...new Set(lettresParties(un))].map((lettre) => ({ valeur: marque(lettre), libelle: lettre }));

/** The cover letter of an act from a form. Throws `introuvable` unless the act is of a section of the delegate. */
export async function lettreDemandee(
	{ ctx, actor }: App.Locals,
	acteId: string,
	valeurs: Valeurs
): Promise<Transmission & { erreurs: ErreurChamp[] }> {
	const un = await acte(ctx, delegue(actor), acteId);
	const champs: ChampsSaisis = Object.fromEntries(CHAMPS.map((code) => [code, valeurs[code] ?? '']));
	const date = valeurs['dateLettre'] ?? '';
	const coches = (valeurs['sans'] ?? '').split(' ');
	const parties = lettresAuChoix(un);
	const sans = parties.filter(({ valeur }) => coches.includes(valeur)).map(({ libelle }) => libelle);
	const ecrite = transmission(
		un,
		{ ...champs, dateLettre: jourSaisi(date) ?? date },
		{ au: ctx.today().toString(), sans }
	);
	const erreurs = ecrite.refus.map(({ champ, message }) =>
		champ === 'lettres'
			? rienATransmettre(parties.length > 0)
			: { champ, message: message.replace('2026-01-26', '26/01/2026') }
	);
	return { ...ecrite, erreurs };
}

const rienATransmettre = (toutesEcartees: boolean): ErreurChamp =>
	toutesEcartees
		? {
				champ: 'sans',
				message: 'Toutes les lettres sont laissées de côté : gardez-en au moins une dans ce courrier.'
			}
		: { champ: '', message: 'Aucune lettre n’est encore partie : le courrier n’aurait rien à transmettre.' };

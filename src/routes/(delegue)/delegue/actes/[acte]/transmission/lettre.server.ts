import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { acte, type ActeDeSection, transmission, type Transmission } from '#lib/server/actes-collectifs.ts';
import type { Valeurs } from '#lib/server/formulaires.ts';
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

/** The cover letter of an act from a form. Throws `introuvable` unless the act is of a section of the delegate. */
export async function lettreDemandee(
	{ ctx, actor }: App.Locals,
	acteId: string,
	valeurs: Valeurs
): Promise<Transmission & { erreurs: ErreurChamp[] }> {
	const un = await acte(ctx, delegue(actor), acteId);
	const champs: ChampsSaisis = Object.fromEntries(CHAMPS.map((code) => [code, valeurs[code] ?? '']));
	const date = valeurs['dateLettre'] ?? '';
	const ecrite = transmission(
		un,
		{ ...champs, dateLettre: jourSaisi(date) ?? date },
		{ au: ctx.today().toString() }
	);
	const erreurs = ecrite.refus.map(({ champ, message }) =>
		champ === 'lettres'
			? { champ: '', message: 'Aucune lettre n’est encore partie : le courrier n’aurait rien à transmettre.' }
			: { champ, message: message.replace('2026-01-26', '26/01/2026') }
	);
	return { ...ecrite, erreurs };
}

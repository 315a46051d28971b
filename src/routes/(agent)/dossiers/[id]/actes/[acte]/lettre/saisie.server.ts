import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { ActeVu, RefusSaisi } from '#lib/server/adhesions.ts';
import type { DossierVu } from '#lib/server/dossiers.ts';
import type { Valeurs } from '#lib/server/formulaires.ts';
import { marque } from '#lib/server/recours.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import { destinataireDe } from '../../../../../../(public)/refuser/lettre.ts';

/** What the agent types of their letter; the reasons are those of the act. */
const CHAMPS = [
	'agentNom',
	'agentGenre',
	'agentGrade',
	'service',
	'administration',
	'destinataireCivilite',
	'destinataireNom',
	'destinataireQualite',
	'destinataireCourriel',
	'agentAdresse',
	'agentCourriel',
	'ville',
	'envoi'
] as const;
const DATES = ['dateConvocation', 'dateEntretien', 'dateLettre'] as const;

/** The others whom the letter may name, each under a mark: names have spaces, which the boxes of a form cannot tell apart. */
export const cosignatairesPossibles = ({ autres }: Pick<ActeVu, 'autres'>) =>
	[...new Set(autres)].map((nom) => ({ valeur: marque(nom), libelle: nom }));

/** What the facts and the agreement already say. */
export function valeursProposees({ nom }: { nom: string }, { faits, service }: DossierVu): Valeurs {
	const convocation = faits.map(({ fait }) => fait).findLast(estConvocation);
	const { civilite, nom: destinataire, qualite } = destinataireDe(convocation?.evaluateur ?? '');
	return {
		agentNom: nom,
		agentGenre: 'neutre',
		service: service?.nom ?? '',
		destinataireCivilite: civilite,
		destinataireNom: destinataire,
		destinataireQualite: qualite,
		dateConvocation: convocation?.le.toString() ?? '',
		dateEntretien: convocation?.entretienLe?.toString() ?? ''
	};
}

const estConvocation = (fait: Fait): fait is Fait<'convocation-recue'> => fait.type === 'convocation-recue';

/** The letter that a form asks for. A mark that is nobody’s stays one: it is refused as a colleague who is gone. */
export function refusSaisi(valeurs: Valeurs, vu: Pick<ActeVu, 'autres'>): RefusSaisi {
	const possibles = cosignatairesPossibles(vu);
	const coches = (valeurs['cosignataires'] ?? '').split(' ').filter((coche) => coche !== '');
	const dates = DATES.map((code) => [code, jourSaisi(valeurs[code] ?? '') ?? valeurs[code]]);
	return {
		champs: {
			...Object.fromEntries(CHAMPS.map((code) => [code, valeurs[code] ?? ''])),
			...Object.fromEntries(dates)
		},
		cosignataires: coches.map((coche) => possibles.find(({ valeur }) => valeur === coche)?.libelle ?? coche)
	};
}

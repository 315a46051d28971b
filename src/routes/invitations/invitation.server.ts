import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { arbre, enLignes, type Feuille } from '#lib/domain/participation/arbre.ts';
import type { Context } from '#lib/server/context.ts';
import { FORMATS_DE_TRACT, tractPdf } from '#lib/server/documents/tract.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import {
	adresseDInvitation,
	createInvitation,
	invitationAImprimer,
	type InvitationCreee,
	type Inviteur,
	invitations,
	revokeInvitation,
	servicesOuverts,
	USAGES_MAX
} from '#lib/server/invitations.ts';
import { tractDInvitation } from '#lib/server/tract-d-invitation.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import {
	choixFacultatif,
	entier,
	type FormulaireRefuse,
	jour,
	lireFormulaire,
	rendreFormulaire
} from '../formulaire.server.ts';
import { pdfATelecharger } from '../telechargement.server.ts';

/* What the pages of the administrators and those of the delegates share: they invite in the same way. */

const ETATS: Record<InvitationCreee['etat'], string> = {
	ouverte: 'ouvert',
	epuisee: 'épuisé',
	expiree: 'expiré',
	revoquee: 'révoqué'
};

/** Exact numbers, beside those who chose to be counted, would tell how many did not. */
function reste(etat: InvitationCreee['etat'], restants: number, usagesMax: number): string {
	if (etat === 'epuisee') return `Ses ${usagesMax} utilisations ont servi`;
	if (restants === 0) return `Dix utilisations restantes au plus, sur ${usagesMax}`;
	return `Plus de ${restants} utilisations restantes sur ${usagesMax}`;
}

/** The invitations of a section as their list shows them. `url`: says once that one was revoked. */
export async function listeDInvitations(ctx: Context, qui: Inviteur, sectionId: string, url: URL) {
	const toutes = await invitations(ctx, qui, sectionId);
	return {
		note: url.searchParams.get('note') === 'revoquee' ? 'Le lien ne sert plus à personne.' : null,
		invitations: toutes.map(({ id, service, restants, usagesMax, creeAt, expireAt, etat }) => ({
			id,
			pour: service ?? 'Toute la section',
			ouverte: etat === 'ouverte',
			etat: ETATS[etat],
			reste: reste(etat, restants, usagesMax),
			creeLe: jourDe(creeAt),
			// It serves until the evening: the last day is the one before its end.
			dernierJour: jourDe(expireAt.subtract({ seconds: 1 }))
		}))
	};
}

/** Long enough for a season of meetings, short enough not to lie about. */
const JOURS = 60;

/** What the form of a new invitation needs. */
export async function nouvelleInvitation(ctx: Context, qui: Inviteur, sectionId: string) {
	const aujourdhui = ctx.today();
	return {
		operation: nouvelleOperation(),
		services: enOptions(await servicesOuverts(ctx, qui, sectionId)),
		usagesMax: USAGES_MAX,
		aujourdhui: aujourdhui.toString(),
		expireLe: aujourdhui.add({ days: JOURS }).toString()
	};
}

/** The services of a section to choose from, each with those above it. */
export const enOptions = (services: readonly Feuille[]): { valeur: string; libelle: string }[] =>
	enLignes(arbre(services)).map(({ service, chemin }) => ({
		valeur: service.id,
		libelle: [...chemin, service.nom].join(' › ')
	}));

const formulaire = z.object({
	op_id: operation,
	serviceId: choixFacultatif,
	usagesMax: entier('Dites combien de fois le lien peut servir, en chiffres.'),
	expireLe: jour('Donnez le dernier jour où le lien sert.')
});

export type InvitationAMontrer = {
	lien: string;
	jeton: string;
	service: string | null;
	usagesMax: number;
	dernierJour: string;
	tract: ReturnType<typeof tractDInvitation>;
};

/** Creates the invitation of a form. The link is in the answer, and nowhere else: no address of ours could show it again. */
export async function creerInvitation(
	{ request, locals: { ctx } }: Pick<RequestEvent, 'request' | 'locals'>,
	qui: Inviteur,
	sectionId: string
): Promise<{ invitation: InvitationAMontrer } | ActionFailure<FormulaireRefuse>> {
	const lu = await lireFormulaire(request, formulaire);
	if (!lu.ok) return lu.reponse;
	const { op_id, ...nouvelle } = lu.donnees;
	const creee = await createInvitation(ctx, qui, sectionId, nouvelle, op_id);
	if (!creee.ok) return rendreFormulaire(lu.valeurs, creee);
	const { jeton } = creee;
	const lien = adresseDInvitation(ctx, jeton);
	const imprimee = await invitationAImprimer(ctx, qui, sectionId, jeton);
	return {
		invitation: {
			lien,
			jeton,
			service: imprimee.service,
			usagesMax: nouvelle.usagesMax,
			dernierJour: dateLongue(nouvelle.expireLe.toString()),
			tract: tractDInvitation(imprimee, lien)
		}
	};
}

/** One invitation, before it is revoked. Throws `introuvable` unless it is one of the section. */
export async function invitationARevoquer(
	ctx: Context,
	qui: Inviteur,
	sectionId: string,
	invitationId: string
) {
	const une = (await invitations(ctx, qui, sectionId)).find(({ id }) => id === invitationId);
	if (!une) throw new AppError('introuvable');
	return {
		operation: nouvelleOperation(),
		pour: une.service ?? 'toute la section',
		creeLe: jourDe(une.creeAt)
	};
}

/** Revokes the invitation that a form names; the answer of a form that cannot be read, else null. */
export async function revoquerInvitation(
	{ request, locals: { ctx } }: Pick<RequestEvent, 'request' | 'locals'>,
	qui: Inviteur,
	sectionId: string,
	invitationId: string
): Promise<ActionFailure<FormulaireRefuse> | null> {
	const lu = await lireFormulaire(request, z.object({ op_id: operation }));
	if (!lu.ok) return lu.reponse;
	await revokeInvitation(ctx, qui, sectionId, invitationId, lu.donnees.op_id);
	return null;
}

const aImprimer = z.object({ jeton: z.string().regex(/^[\w-]{43}$/), format: z.enum(FORMATS_DE_TRACT) });

/** The leaflet as a PDF, for whoever still holds the link: it comes in the form, since it is kept nowhere. */
export async function tractATelecharger(
	{ request, locals: { ctx } }: Pick<RequestEvent, 'request' | 'locals'>,
	qui: Inviteur,
	sectionId: string
): Promise<Response> {
	const lu = aImprimer.safeParse(await valeursDe(request));
	if (!lu.success) throw new AppError('introuvable');
	const { jeton, format } = lu.data;
	const imprimee = await invitationAImprimer(ctx, qui, sectionId, jeton);
	const octets = tractPdf(tractDInvitation(imprimee, adresseDInvitation(ctx, jeton)), format);
	return pdfATelecharger(octets, `tract-${format}.pdf`);
}

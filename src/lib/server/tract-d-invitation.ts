import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Tract } from '#lib/server/documents/tract.ts';
import type { InvitationAImprimer } from '#lib/server/invitations.ts';
import { qrCode } from '#lib/server/qr.ts';

/**
 * The leaflet of an invitation: what one joins is said before anything is asked. The page and the PDF tell the same. `lien` is
 * the address that the QR code holds.
 */
export function tractDInvitation(
	{ section, service, dernierJour }: InvitationAImprimer,
	lien: string
): Tract {
	const contact = [section.telephone, section.courriel, section.permanence].filter((un) => un !== null);
	return {
		surtitre: service ? `${section.nom}, ${service}` : section.nom,
		titre: typographie('Entretien professionnel : gardez vos preuves et vos délais'),
		points: [
			'Une lettre de refus prête à envoyer, après avoir lu les risques.',
			'Un dossier à vous, chiffré : chaque fait daté, chaque délai calculé, un rappel avant chaque date.',
			'Un recours rédigé pas à pas, si vous contestez.'
		].map(typographie),
		appel: typographie('Photographiez ce carré avec votre téléphone personnel, ou recopiez l’adresse :'),
		adresse: lien,
		qr: qrCode(lien),
		qrEnMots: 'QR code du lien d’invitation, écrit à côté',
		jusqua: typographie(`Jusqu’au ${enToutesLettres(dernierJour)}.`),
		paragraphes: [
			{
				debut: 'Vous décidez qui sait.',
				suite:
					'Votre dossier est privé tant que vous n’en décidez pas autrement. Vous pouvez être compté·e, ou suivi·e par vos délégué·es, et revenir sur ce choix à tout moment.'
			},
			{
				debut: 'Jamais depuis le poste ou la messagerie du travail.',
				suite: 'L’employeur peut les lire.'
			}
		],
		contact: contact.length > 0 ? typographie(`Votre section : ${contact.join(' · ')}`) : null
	};
}

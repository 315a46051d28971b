import { and, eq } from 'drizzle-orm';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import {
	arrondi,
	estChiffree,
	formeDeTranche,
	type NotionPubliee,
	type Tranche
} from '#lib/domain/publication/tranches.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { section, service } from '#lib/server/db/schema.ts';
import type { Tract } from '#lib/server/documents/tract.ts';
import { AppError } from '#lib/server/errors.ts';
import { chiffresPublies } from '#lib/server/publications.ts';
import { qrCode } from '#lib/server/qr.ts';
import { assertDelegue } from '#lib/server/tableau.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** A figure that may leave the section, as it is written: « environ 25 », « agents participent ». */
export type ChiffreDit = { valeur: string; libelle: string };

/** What the papers of a campaign say of a place. */
export type Kit = {
	section: { nom: string; telephone: string | null; courriel: string | null; permanence: string | null };
	service: { id: string; nom: string } | null;
	saison: number;
	/** Those of the last published week; empty when none may be told. */
	chiffres: ChiffreDit[];
	/** Monday of that week. */
	semaine: Temporal.PlainDate | null;
};

/**
 * What the papers of a campaign may say of a section, or of one of its services. The figures are those that anybody outside
 * could read: an exact one never gets on a wall. Throws `introuvable` unless the delegate is one of the section, and the
 * service is of it.
 */
export async function kit(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	{ serviceId, saison }: { serviceId: string | null; saison: number }
): Promise<Kit> {
	const lieu = await asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const { nom, telephone, courriel, permanence } = section;
		const [une] = await tx
			.select({ nom, telephone, courriel, permanence })
			.from(section)
			.where(eq(section.id, sectionId));
		if (!une) throw new AppError('introuvable');
		if (serviceId === null) return { section: une, service: null };
		const [un] = isUuid(serviceId)
			? await tx
					.select({ id: service.id, nom: service.nom })
					.from(service)
					.where(and(eq(service.id, serviceId), eq(service.sectionId, sectionId)))
			: [];
		if (!un) throw new AppError('introuvable');
		return { section: une, service: un };
	});
	const publies = await chiffresPublies(ctx, serviceId ?? sectionId, saison);
	const chiffres = publies === null ? [] : chiffresDits(publies);
	return { ...lieu, saison, chiffres, semaine: chiffres.length > 0 ? (publies?.semaine ?? null) : null };
}

/** What is worth a wall, in its order. */
const LIBELLES: readonly [NotionPubliee, string][] = [
	['participants', 'agents participent'],
	['refus', 'ont annoncé leur refus'],
	['contestations', 'contestent leur compte rendu']
];

/** The figures of a place that are told by a number of their own; a protected one, or a low band, says nothing here. */
export const chiffresDits = ({
	effectif,
	tranches
}: {
	effectif: number | null;
	tranches: Partial<Record<NotionPubliee, Tranche | null>>;
}): ChiffreDit[] =>
	LIBELLES.flatMap(([notion, libelle]) => {
		const tranche = tranches[notion] ?? null;
		if (tranche === null || !estChiffree(tranche)) return [];
		return [{ valeur: valeurDite(tranche, effectif), libelle }];
	});

function valeurDite(tranche: Tranche, effectif: number | null): string {
	const forme = formeDeTranche(tranche, effectif);
	if (forme === 'arrondi') return `environ ${arrondi(tranche)}`;
	if (forme === 'entre') return `de ${tranche.min} à ${tranche.max}`;
	return `au moins ${tranche.min}`;
}

const lieuDit = ({ section: { nom }, service: un }: Kit): string => (un ? `${nom}, ${un.nom}` : nom);

/** What stands under the figures, so that nobody takes them for a count. */
const mention = ({ semaine }: Kit): string[] =>
	semaine === null
		? []
		: [`Chiffres arrondis et protégés, semaine du ${enToutesLettres(semaine)}, parmi les agents comptés.`];

const contact = ({ section: { telephone, courriel, permanence } }: Kit): string | null => {
	const connus = [telephone, courriel, permanence].filter((un) => un !== null);
	return connus.length > 0 ? typographie(`Votre section : ${connus.join(' · ')}`) : null;
};

const vers = (adresse: string) => ({
	appel: typographie('Depuis votre téléphone personnel, photographiez ce carré ou recopiez l’adresse :'),
	adresse,
	qr: qrCode(adresse),
	qrEnMots: 'QR code de l’adresse du site, écrite à côté',
	jusqua: null
});

const PRUDENCE = {
	debut: 'Lisez les risques avant de refuser.',
	suite:
		'Un boycott n’est pas une grève et n’est pas protégé comme elle. Ce que vous risquez dépend de votre statut et de votre employeur : parlez-en avec vos délégué·es.'
};
const POSTE = {
	debut: 'Jamais depuis le poste ou la messagerie du travail.',
	suite: 'L’employeur peut les lire.'
};

/** The poster: few words, read from afar. `adresse`: that of the site. */
export const affiche = (un: Kit, adresse: string): Tract => ({
	surtitre: lieuDit(un),
	titre: typographie('Entretien professionnel : ne restez pas seul·e'),
	affiche: true,
	chiffres: un.chiffres,
	points: [
		'Refuser à plusieurs, par écrit, avant la date.',
		'Garder ses preuves, ne manquer aucun délai.',
		'Contester son compte rendu, pas à pas.'
	],
	...vers(adresse),
	paragraphes: [PRUDENCE, ...mention(un).map((suite) => ({ debut: '', suite: typographie(suite) }))].map(dit),
	contact: contact(un)
});

/** The leaflet: what one reads at home. */
export const tract = (un: Kit, adresse: string): Tract => ({
	surtitre: lieuDit(un),
	titre: typographie('L’entretien professionnel arrive : décidons ensemble'),
	chiffres: un.chiffres,
	points: [
		'Une lettre de refus prête à envoyer, après avoir lu les risques qui sont les vôtres.',
		'« Je boycotte si au moins tant de collègues le font » : vous le dites à partir de combien, et rien ne se sait tant que le nombre n’est pas atteint.',
		'Un dossier à vous, chiffré : chaque délai calculé, un rappel avant chaque date.',
		'Un recours rédigé pas à pas, si vous contestez.'
	].map(typographie),
	...vers(adresse),
	paragraphes: [
		PRUDENCE,
		{
			debut: 'Vous décidez qui sait.',
			suite: 'Votre dossier est privé tant que vous n’en décidez pas autrement.'
		},
		POSTE,
		...mention(un).map((suite) => ({ debut: '', suite }))
	].map(dit),
	contact: contact(un)
});

/** The mail to copy into a mailbox of one’s own: nothing here sends it. */
export function courriel(un: Kit, adresse: string): { objet: string; texte: string } {
	const chiffres = un.chiffres.map(({ valeur, libelle }) => `– ${valeur} ${libelle}`).join('\n');
	return {
		objet: typographie(`Entretien professionnel ${un.saison} : décidons ensemble`),
		texte: [
			'Bonjour,',
			`La saison ${un.saison} des entretiens professionnels est ouverte. Vous n’avez pas à y faire face seul·e.`,
			...(chiffres === '' ? [] : [`${lieuDit(un)} :\n${chiffres}\n${mention(un).join('')}`]),
			`Sur ${adresse}, vous pouvez lire les risques selon votre statut, préparer une lettre de refus, garder vos preuves, suivre vos délais et rédiger un recours. Vous pouvez aussi dire à partir de combien de collègues vous refuseriez : rien ne se sait tant que le nombre n’est pas atteint.`,
			'Un boycott n’est pas une grève et n’est pas protégé comme elle. Avant d’envoyer quoi que ce soit, parlez-en avec nous.',
			'Ouvrez ce site depuis un appareil personnel, jamais depuis le poste ou la messagerie du travail.',
			[`Vos délégué·es, ${un.section.nom}`, contact(un)].filter((ligne) => ligne !== null).join('\n')
		]
			.map(typographie)
			.join('\n\n')
	};
}

const dit = ({ debut, suite }: { debut: string; suite: string }) => ({
	debut: typographie(debut),
	suite: typographie(suite)
});

import { asc } from 'drizzle-orm';
import { REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import type { Etape } from '#lib/domain/mode-d-emploi/etape.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { section } from '#lib/server/db/schema.ts';
import type { Feuillet } from '#lib/server/documents/feuillet.ts';
import { qrCode } from '#lib/server/qr.ts';

/** The section whose leaflet it is, as it stands on its public card. */
export type SectionDuFeuillet = {
	id: string;
	nom: string;
	telephone: string | null;
	courriel: string | null;
	permanence: string | null;
};

/** The section of this id; else the only one there is; null when nobody knows which. */
export async function sectionDuFeuillet(
	{ db }: Pick<Context, 'db'>,
	id: string | null
): Promise<SectionDuFeuillet | null> {
	const { nom, telephone, courriel, permanence } = section;
	const toutes = await asActor(db, { kind: 'public' }, (tx) =>
		tx.select({ id: section.id, nom, telephone, courriel, permanence }).from(section).orderBy(asc(nom))
	);
	return toutes.find((une) => une.id === id) ?? (toutes.length === 1 ? (toutes[0] ?? null) : null);
}

/**
 * The steps as a leaflet: the reader’s own days when they are known. Its QR code leads to the page of the section, or to the
 * site when nobody knows which.
 */
export function feuilletDuModeDEmploi(
	{ etapes, regime }: { etapes: readonly Etape[]; regime: RegimeCode },
	lieu: SectionDuFeuillet | null,
	origin: string
): Feuillet {
	const adresse = lieu ? `${origin}/sections/${lieu.id}` : origin;
	const contact = lieu ? [lieu.telephone, lieu.courriel, lieu.permanence].filter((un) => un !== null) : [];
	return {
		surtitre: lieu?.nom ?? 'Information syndicale',
		titre: typographie('Boycott de l’entretien professionnel : le mode d’emploi'),
		chapeau: typographie(
			'Un boycott n’est pas une grève et n’est pas protégé comme elle. Lisez d’abord ce que vous risquez, selon votre statut et votre employeur.'
		),
		etapes: etapes.map(({ titre, bref, jours }) => ({ titre: typographie(titre), texte: bref, jours })),
		appel: typographie(
			'Les risques, les lettres, vos délais : depuis votre téléphone personnel, photographiez ce carré ou recopiez l’adresse :'
		),
		adresse,
		qr: qrCode(adresse),
		qrEnMots: 'QR code de l’adresse, écrite à côté',
		contact: contact.length > 0 ? typographie(`Votre section : ${contact.join(' · ')}`) : null,
		mention: typographie(
			`Règles : ${REGIMES_LIBELLES[regime]}. Information syndicale ; elle ne remplace pas un avocat. Ne lisez pas cette adresse depuis un poste du travail : l’employeur peut le voir.`
		)
	};
}

import { typographie } from '#lib/domain/typographie.ts';
import type { DiffusionEnvoyee } from '#lib/server/diffusions.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';
import { compte } from '#lib/ui/format/nombres.ts';

/** A message that the section sent, ready for the screen. */
export const diffusionVue = ({
	id,
	titre,
	texte,
	nom,
	service,
	envoyeeAt,
	destinataires,
	lues
}: DiffusionEnvoyee) => ({
	id,
	titre,
	texte,
	qui: nom ?? 'un·e délégué·e',
	ou: service?.nom ?? 'Toute la section',
	quand: momentEnClair(envoyeeAt),
	/** « 12 personnes, 5 l’ont ouvert ». */
	suite: typographie(
		`${compte(destinataires, 'personne', 'personnes')}, ${lues === 0 ? 'pas encore ouvert' : compte(lues, 'l’a ouvert', 'l’ont ouvert')}`
	)
});

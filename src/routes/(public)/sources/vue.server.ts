import {
	type Fondement,
	fondements,
	TYPES_DE_SOURCE,
	type TypeDeSource
} from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { usages, type Usage } from '#lib/server/usages.ts';
import { reference } from '#lib/ui/format/reference.ts';

/** The kinds of sources, as titles of parts. */
const TITRES_DE_TYPE: Readonly<Record<TypeDeSource, string>> = {
	code: 'Codes',
	loi: 'Lois et ordonnances',
	decret: 'Décrets',
	arrete: 'Arrêtés',
	jurisprudence: 'Décisions de justice et du Défenseur des droits',
	circulaire: 'Circulaires, réponses ministérielles et fiches',
	instruction: 'Instructions',
	'doctrine-syndicale': 'Pages des syndicats'
};

const ETATS: Readonly<Record<Fondement['etat'], string>> = {
	'en-vigueur': 'en vigueur',
	'a-verifier': 'à relire : peut avoir été modifié, déplacé ou remplacé depuis',
	historique: 'd’une époque passée, cité pour ce qu’il montre',
	abroge: 'abrogé, cité pour l’histoire'
};

/** A source as the registry shows it: its reference, its state in words, where it is cited. */
export const sourceVue = (source: Fondement, lieux: readonly Usage[], au: Temporal.PlainDate) => ({
	...reference(source, au),
	etat: typographie(ETATS[source.etat]),
	certitude: source.certitude,
	lieux
});

/** The whole registry by kind, as it stands on the day `au`. */
export function registre(au: Temporal.PlainDate) {
	const cites = usages();
	return TYPES_DE_SOURCE.map((type) => ({
		type,
		titre: TITRES_DE_TYPE[type],
		sources: fondements()
			.filter((source) => source.type === type)
			.map((source) => sourceVue(source, cites.get(source.code) ?? [], au))
	}));
}

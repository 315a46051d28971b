import { lireCode, type Lu } from '#lib/domain/contrat/codes.ts';
import { avecSources, source } from '#lib/domain/contrat/source.ts';
import { notationOnicDepuis } from '#lib/domain/notation/onic-2005.ts';
import { notationDefenseDepuis } from '#lib/domain/notation/ouvriers-defense-1972.ts';
import { enNombre } from '#lib/domain/notation/millioniemes.ts';
import type { Quota } from '#lib/domain/notation/quotas.ts';
import { SYSTEMES, type Systeme } from '#lib/domain/notation/regles.ts';
import type { Anomalie, ResultatNotation } from '#lib/domain/notation/resultat.ts';
import type { Refus } from '#lib/domain/refus.ts';

const NOTATIONS: Record<Systeme, (donnee: unknown) => Lu<ResultatNotation>> = {
	'onic-2005': notationOnicDepuis,
	'ouvriers-defense-1972': notationDefenseDepuis
};

/** Checks a marking and gives it as the contract does. Refused: an unknown system, an input that its system refuses. */
export function documentNotation(
	systeme: unknown,
	saisie: unknown
): { ok: true; document: DocumentNotation; resultat: ResultatNotation } | Refus {
	const connu = lireCode(systeme, SYSTEMES, 'systeme');
	if (!connu.ok) return connu;
	const vu = NOTATIONS[connu.valeur](saisie);
	return vu.ok ? { ok: true, document: enDocument(vu.valeur), resultat: vu.valeur } : vu;
}

/** The answer of the contract to `notation`. */
export type DocumentNotation = ReturnType<typeof enDocument>;

const enDocument = ({ note, anomalies, systeme, mention, quotas, ambiguites, suite }: ResultatNotation) => ({
	...(note === undefined ? {} : { note }),
	anomalies: anomalies.map(anomalieEnDocument),
	systeme,
	mention: avecSources(mention),
	...(quotas ? { quotas: quotas.map(quotaEnDocument) } : {}),
	ambiguites: ambiguites.map(avecSources),
	suite: avecSources(suite)
});

const anomalieEnDocument = ({ fondement, ...anomalie }: Anomalie) => ({
	...anomalie,
	fondement: source(fondement)
});

const quotaEnDocument = ({ points, ...quota }: Quota) => ({ evolution: enNombre(points), ...quota });

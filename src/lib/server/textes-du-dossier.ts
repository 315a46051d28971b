import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import { texteLocal } from '#lib/server/db/schema.ts';

/** The columns of a text, as the database says them: they were checked when the text was entered. */
export const COLONNES_DE_TEXTE = {
	id: texteLocal.id,
	regime: texteLocal.regime,
	employeur: texteLocal.employeur,
	objet: texteLocal.objet,
	duree: texteLocal.duree,
	franc: texteLocal.franc,
	depuis: texteLocal.depuis,
	reference: texteLocal.reference,
	lien: texteLocal.lien,
	luLe: texteLocal.luLe,
	valideDu: texteLocal.valideDu,
	valideAu: texteLocal.valideAu,
	finLe: texteLocal.finLe
};

type Jours = 'luLe' | 'valideDu' | 'valideAu' | 'finLe';

/** A text inside a row of something else: its days are ISO. */
export type TexteEnJson = Omit<TexteLocal, 'section' | Jours> & {
	luLe: string;
	valideDu: string;
	valideAu: string | null;
	finLe: string | null;
};

/** The texts of the section in this column, read in the same query as the row that has it. */
export const textesDeLaSection = (sectionId: AnyColumn): SQL<TexteEnJson[]> => sql`(
	select coalesce(json_agg(json_build_object(${sql.join(
		Object.entries(COLONNES_DE_TEXTE).flatMap(([nom, colonne]) => [sql`${nom}::text`, sql`${colonne}`]),
		sql`, `
	)})), '[]')
	from ${texteLocal} where ${texteLocal.sectionId} = ${sectionId}
)`;

/** The same texts, with real days and the name of their section. */
export const textesLus = (textes: readonly TexteEnJson[], section: string): TexteLocal[] =>
	textes.map(({ luLe, valideDu, valideAu, finLe, ...texte }) => ({
		...texte,
		section,
		luLe: Temporal.PlainDate.from(luLe),
		valideDu: Temporal.PlainDate.from(valideDu),
		valideAu: jour(valideAu),
		finLe: jour(finLe)
	}));

const jour = (iso: string | null): Temporal.PlainDate | null =>
	iso === null ? null : Temporal.PlainDate.from(iso);

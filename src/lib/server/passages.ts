import type { Modele } from '#lib/domain/courriers/modele.ts';
import { avecPassages } from '#lib/domain/courriers/passages.ts';
import { sectionsPour } from '#lib/server/contacts.ts';
import type { Context } from '#lib/server/context.ts';
import { ecritsPublies } from '#lib/server/ecrits.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** What a section, or else the whole union, puts in the place of passages of the letters: by model, then by passage. */
export type MotsDeSection = ReadonlyMap<string, ReadonlyMap<string, Mots>>;
/** `par`: name of the section that wrote them; null for the whole union. */
type Mots = { texte: string; par: string | null };

/** A passage of a letter that is not in the words of `src/content`. */
export type PassageRepris = { titre: string; par: string | null };

/** The wording of `src/content` everywhere. */
export const SANS_MOTS: MotsDeSection = new Map();

/**
 * The words that appear now for this agent: those of the section whose page they come from, or of the only one that is
 * theirs; those of the whole union where that section says nothing. `section`: id of a section, anything else is none.
 */
export async function motsDeSection(
	ctx: Context,
	{ section, employeur }: { section: string; employeur: string | null }
): Promise<MotsDeSection> {
	const id = isUuid(section) ? section : await seuleSection(ctx, employeur);
	const ecrits = [
		...(await ecritsPublies(ctx, PUBLIC, 'passage', { section: null })),
		...(id === null ? [] : await ecritsPublies(ctx, PUBLIC, 'passage', { section: id }))
	];
	const mots = new Map<string, Map<string, Mots>>();
	for (const { cle, corps, section: par } of ecrits) {
		const [modele = '', passage = ''] = cle.split('/');
		const siens = mots.get(modele) ?? new Map<string, Mots>();
		mots.set(modele, siens.set(passage, { texte: corps, par }));
	}
	return mots;
}

const PUBLIC = { kind: 'public' } as const;

/** Among several sections, nobody knows whose words to take. */
async function seuleSection(ctx: Context, employeur: string | null): Promise<string | null> {
	const sections = await sectionsPour(ctx, employeur);
	return sections.length === 1 ? (sections[0]?.id ?? null) : null;
}

/** A letter in these words, and which of its passages they changed. Words that no longer suit it change nothing. */
export function avecMots(modele: Modele, mots: MotsDeSection): { modele: Modele; repris: PassageRepris[] } {
	const siens = mots.get(modele.code) ?? new Map<string, Mots>();
	const dit = avecPassages(modele, new Map([...siens].map(([code, { texte }]) => [code, texte])));
	const repris = modele.passages.flatMap(({ code, titre, texte }, rang) => {
		const change = dit.passages[rang]?.texte !== texte;
		return change ? [{ titre, par: siens.get(code)?.par ?? null }] : [];
	});
	return { modele: dit, repris };
}

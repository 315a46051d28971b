import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { typographie } from '#lib/domain/typographie.ts';
import { racineDuProjet } from '#lib/server/racine.ts';

const phrase = z.string().trim().min(1).transform(typographie);

export const ETATS = ['conforme', 'non-conforme', 'a-verifier', 'non-applicable'] as const;
export type Etat = (typeof ETATS)[number];

const critere = z.strictObject({
	numero: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
	objet: phrase,
	etat: z.enum(ETATS),
	/** How it is checked. */
	par: z.enum(['automatique', 'lecture du code', 'à la main', 'conception']),
	note: phrase.nullable().default(null)
});

const contenu = z.strictObject({
	evalueLe: z.iso.date(),
	themes: z.array(z.strictObject({ titre: phrase, criteres: z.array(critere).min(1) })).min(1)
});

export type Critere = z.output<typeof critere>;

/** The grid of the 106 criteria of the RGAA, by theme, and what it comes to. */
export type Grille = z.output<typeof contenu> & {
	nombres: Record<Etat, number>;
	/** Share of the criteria that apply and are known to be met, in whole per cent, rounded down. */
	taux: number;
};

let lue: Grille | undefined;

/** The grid as it is kept in `src/content/accessibilite/grille.yaml`, read once. Throws when the file is not one. */
export const grille = (): Grille => (lue ??= lireGrille());

function lireGrille(): Grille {
	const fichier = path.join(racineDuProjet(), 'src', 'content', 'accessibilite', 'grille.yaml');
	const { evalueLe, themes } = contenu.parse(parse(readFileSync(fichier, 'utf8')));
	const criteres = themes.flatMap((theme) => theme.criteres);
	const nombres = { conforme: 0, 'non-conforme': 0, 'a-verifier': 0, 'non-applicable': 0 };
	for (const { etat } of criteres) nombres[etat]++;
	const applicables = criteres.length - nombres['non-applicable'];
	return { evalueLe, themes, nombres, taux: Math.floor((100 * nombres.conforme) / applicables) };
}

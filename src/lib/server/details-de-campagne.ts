import { z } from 'zod';
import { typographie } from '#lib/domain/typographie.ts';
import { EXTENSIONS_DE_MEDIA, typeDeMedia } from '#lib/server/medias.ts';

/** What an entry of the campaign is: a film, a leaflet to hand out, or a text to read. */
export const SORTES = ['clip', 'tract', 'texte'] as const;
export type Sorte = (typeof SORTES)[number];

const phrase = (texte: string) => typographie(texte);

const lien = z
	.string()
	.trim()
	.max(500, phrase('Cette adresse est trop longue : 500 caractères au plus.'))
	.refine(
		estLienSur,
		phrase('Écrivez une adresse entière qui commence par https://, comme https://exemple.fr/film.')
	);

function estLienSur(texte: string): boolean {
	const url = URL.parse(texte);
	return (
		url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === ''
	);
}

const deType = (accepte: (type: string) => boolean, dit: string) =>
	z
		.string()
		.trim()
		.refine((nom) => accepte(typeDeMedia(nom) ?? ''), dit);

const film = deType(
	(type) => /^(?:video|audio)\//.test(type),
	phrase(
		'Donnez le nom d’un film ou d’un son du dossier des médias, sans chemin, en minuscules, sans accent ni espace, comme la-montre.mp4 (mp4, webm, mp3 ou ogg).'
	)
);
const sousTitres = deType(
	(type) => type.startsWith('text/vtt'),
	phrase('Donnez le nom d’un fichier de sous-titres du dossier des médias, comme la-montre.vtt.')
);
const document = deType(
	(type) => type !== '',
	phrase(
		`Donnez le nom d’un fichier du dossier des médias, sans chemin, en minuscules, sans accent ni espace. Types servis : ${EXTENSIONS_DE_MEDIA.join(', ')}.`
	)
);

const titre = z
	.string()
	.trim()
	.min(1, phrase('Donnez un titre à ce document.'))
	.max(200, phrase('Ce titre est trop long : 200 caractères au plus.'));

/** A document that goes with an entry: a file of the folder of media, or an address elsewhere. */
const documentJoint = z.union(
	[z.strictObject({ titre, fichier: document }), z.strictObject({ titre, lien })],
	phrase('Donnez un titre, et soit un fichier du dossier des médias, soit une adresse https://.')
);

/** Name of an entry in its address: `la-montre`. */
export const cleDEntree = z
	.string()
	.regex(
		/^[a-z\d]+(?:-[a-z\d]+)*$/,
		phrase('Écrivez ce nom en minuscules, chiffres et tirets, comme la-montre.')
	)
	.max(100, phrase('Ce nom est trop long : 100 caractères au plus.'));

const DETAILS = {
	sorte: z.enum(SORTES, phrase('Dites si c’est un clip, un tract ou un texte.')),
	/** Where the film, or the leaflet, can be seen: a plain link, that says where it leads. */
	lien: lien.optional(),
	/** The film or the sound itself, in the folder of media. */
	fichier: film.optional(),
	sousTitres: sousTitres.optional(),
	/** All that is said and shown, for those who do not see or hear. Markdown. */
	transcription: z
		.string()
		.trim()
		.max(20_000, phrase('Cette transcription est trop longue : 20 000 caractères au plus.'))
		.optional(),
	documents: z.array(documentJoint).max(20, phrase('Vingt documents au plus.')).default([]),
	/** Other entries of the same writer, or of the union, by their names. */
	liees: z.array(cleDEntree).max(10, phrase('Dix textes liés au plus.')).default([])
};

/** What an entry of the campaign says besides its title, its summary and its text. */
export const detailsDeCampagne = z.strictObject(DETAILS).superRefine((lus, ctx) => {
	for (const { champ, message } of defauts(lus)) ctx.addIssue({ code: 'custom', path: [champ], message });
});
export type DetailsDeCampagne = z.output<typeof detailsDeCampagne>;

/** What a whole entry needs, that its fields one by one do not tell. */
function defauts({
	sorte,
	fichier,
	sousTitres: vtt,
	transcription
}: Pick<z.output<z.ZodObject<typeof DETAILS>>, 'sorte' | 'fichier' | 'sousTitres' | 'transcription'>) {
	const trouves: { champ: keyof DetailsDeCampagne; message: string }[] = [];
	if (fichier !== undefined && sorte !== 'clip')
		trouves.push({ champ: 'fichier', message: phrase('Un film va avec un clip : choisissez « Clip ».') });
	if (vtt !== undefined && fichier === undefined)
		trouves.push({
			champ: 'sousTitres',
			message: phrase('Ces sous-titres n’ont pas de film : donnez son nom.')
		});
	if (fichier !== undefined && !transcription)
		trouves.push({
			champ: 'transcription',
			message: phrase(
				'Écrivez ce qui se dit et se voit dans le film : des collègues ne peuvent ni l’entendre, ni le voir.'
			)
		});
	return trouves;
}

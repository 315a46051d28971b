import { typographie } from '#lib/domain/typographie.ts';

type Niveau = { valeur: 'prive' | 'compte' | 'suivi'; libelle: string; aide: string };

/** Who may know of a dossier, each level saying what a delegate then sees: neither more nor less than the database lets out. */
export const NIVEAUX: readonly Niveau[] = [
	{
		valeur: 'prive',
		libelle: 'Privé : moi seulement',
		aide: 'Vos délégué·es ne savent pas que ce dossier existe. Vous n’entrez dans aucun chiffre, même sans nom.'
	},
	{
		valeur: 'compte',
		libelle: 'Compté : ma section sait que je participe',
		aide: 'Les délégué·es de votre section voient votre nom, votre service, et cinq oui ou non : convocation reçue, refus, absence, compte rendu reçu, contestation. Ni dates, ni textes, ni preuves. Hors de la section, vous n’êtes qu’une unité dans un total, masqué s’il est trop petit.'
	},
	{
		valeur: 'suivi',
		libelle: 'Suivi : ma section m’accompagne',
		aide: 'Les délégué·es de votre section voient en plus tout ce dossier : faits, dates, preuves notées, échéances, recours et courriers, et peuvent vous écrire ici, commenter vos lettres et noter entre eux ce qui sert à vous suivre. Vous seul·e changez le dossier.'
	}
].map(({ valeur, libelle, aide }) => ({
	valeur: valeur as Niveau['valeur'],
	libelle: typographie(libelle),
	aide: typographie(aide)
}));

/** Without a section there is nobody to be counted by. */
export const SANS_SECTION = typographie(
	'Sans lien d’invitation, votre dossier n’est rattaché à aucune section : il ne peut être que privé. Le lien se demande à un·e délégué·e ; vous pourrez rattacher le dossier plus tard.'
);

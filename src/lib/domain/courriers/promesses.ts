/**
 * What no letter of the union says, whoever wrote its words: what is not in the law, and what turns against the person who
 * signs. Each with what to write instead, for somebody who words a passage.
 */
export const PROMESSES: readonly { motif: RegExp; conseil: string }[] = [
	{
		motif: /droits? (?:au|de|à un|d[’']un) (?:refus|boycott|grève|retrait)/iu,
		conseil: 'aucun texte ne crée de droit au refus, écrivez « je ne participerai pas »'
	},
	{
		motif: /c[’']est (?:votre|mon|notre) droit|de (?:mon|notre) droit/iu,
		conseil: 'aucun texte ne crée de droit au refus, écrivez « je ne participerai pas »'
	},
	{
		motif: /obligatoire|facultatif|facultative/iu,
		conseil: 'ne dites pas si l’entretien est obligatoire ou non, la question est discutée'
	},
	{ motif: /gr[èe]v/iu, conseil: 'un boycott n’est pas une grève et n’est pas protégé comme elle' },
	{ motif: /\bRAPO\b|recours administratif préalable/iu, conseil: 'écrivez « recours hiérarchique »' },
	{ motif: /CAPL/u, conseil: 'écrivez « la CAP compétente »' },
	{ motif: /vous avez un an|délai d[’']un an/iu, conseil: 'le délai du tribunal est de deux mois' },
	{ motif: /trente jours|30\s?jours/iu, conseil: 'les textes disent un mois' },
	{
		motif: /ne risqu\p{L}+ rien|aucune conséquence|aucun risque|sans (?:aucun )?risque|sans conséquence/iu,
		conseil: 'un refus peut être sanctionné'
	},
	{
		motif: /(?:vous|nous) gagner|la CA?P (?:décide|(?:vous|nous) donnera raison)/iu,
		conseil: 'personne ne connaît l’issue d’avance'
	},
	{
		motif: /ne (?:pourra|pourront|peut|peuvent) pas (?:vous|nous|m[’']|me )\s?évaluer|ne sera pas écrit/iu,
		conseil: 'un compte rendu sera rédigé même sans entretien, et le refus peut y être écrit'
	},
	{ motif: /tolér/iu, conseil: 'ce qui s’est fait ailleurs ne vaut pas pour tous' },
	{ motif: /refus\p{L}* de signer/iu, conseil: 'ne pas signer n’arrête aucun délai' },
	{
		motif: /signer,? c[’']est accepter/iu,
		conseil: 'signer atteste seulement que le compte rendu a été lu'
	},
	{
		motif: /insuffisamment motivé/iu,
		conseil: 'écrivez « aucun fait précis ne vient à l’appui de cette appréciation »'
	},
	{ motif: /conseil juridique/iu, conseil: 'écrivez « information syndicale »' }
];

/** The first promise that a text makes, with what to write instead; null when it makes none. */
export function promesseDe(texte: string): { mots: string; conseil: string } | null {
	for (const { motif, conseil } of PROMESSES) {
		const trouve = motif.exec(texte);
		if (trouve) return { mots: trouve[0], conseil };
	}
	return null;
}

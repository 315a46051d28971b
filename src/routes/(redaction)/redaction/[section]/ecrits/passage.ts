/** The words of a passage with nothing that Markdown would read: they are shown as they are. */
export const texteDuPassageEnClair = (corps: string): string =>
	corps.replaceAll(/[\\`*_[\]<>&|~$#{}]/g, (signe) => `\\${signe}`);

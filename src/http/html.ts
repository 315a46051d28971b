/** A text as the content or the quoted attribute of an HTML page, whatever it holds. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

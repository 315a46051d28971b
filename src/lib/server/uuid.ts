const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text from an address may be compared with an id; the database would break on anything else. */
export const isUuid = (text: string): boolean => UUID.test(text);

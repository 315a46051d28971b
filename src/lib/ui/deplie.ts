/**
 * The attributes of a disclosure that is open from the start, or not. By spreading, so that one that the person opened before the
 * scripts came is not closed by them: an attribute that is not named is left alone.
 */
export const deplie = (ouvert: boolean): { open?: true } => (ouvert ? { open: true } : {});

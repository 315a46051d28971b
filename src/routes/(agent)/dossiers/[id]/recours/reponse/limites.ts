/** Longest answer to the decision on one element, in characters; it joins the reason in the letter to the commission. */
export const REPLIQUE_MAXIMUM = 2000;

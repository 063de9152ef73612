package io.leadstone.domain.search;

/**
 * One spelling of a query term. A lead matches if its search text contains the spelling.
 *
 * @param text the folded text
 * @param beginsWord true if only a text after a blank matches, so that the spelling has no rank below {@link
 *     SearchRank#PREFIX}
 */
public record TermSpelling(String text, boolean beginsWord) {

    /** Returns the text that each search text with this spelling contains. */
    public String substring() {
        return beginsWord ? prefix() : text;
    }

    /** Returns the text that a search text contains if one of its words begins with this spelling. */
    public String prefix() {
        return " " + text;
    }

    @Override
    public String toString() {
        return "TermSpelling[…]";
    }
}

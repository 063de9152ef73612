package io.leadstone.adapter.rest.json;

/** Spells strings as JSON. */
final class JsonQuotes {

    private static final int FIRST_PRINTABLE = 0x20;

    private JsonQuotes() {}

    /** A half of a surrogate pair without its other half is escaped, since UTF-8 cannot spell it. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(sign -> {
            if (sign == '"' || sign == '\\') {
                quoted.append('\\').append((char) sign);
            } else if (sign < FIRST_PRINTABLE || (sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE)) {
                quoted.append(String.format("\\u%04x", sign));
            } else {
                quoted.appendCodePoint(sign);
            }
        });
        return quoted.append('"').toString();
    }
}

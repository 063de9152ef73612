package io.leadstone.adapter.rest.json;

import io.leadstone.domain.failure.Violation;
import java.util.List;

/** A body that cannot be read as the JSON that the route expects; nothing was done. */
public final class BadJsonException extends RuntimeException {

    /** What is sent is no JSON at all. */
    public static final String MALFORMED = "MALFORMED_JSON";

    /** A name stands twice in one object, so that nobody can know which value counts. */
    public static final String DUPLICATE_KEY = "DUPLICATE_KEY";

    /** A field holds another kind of value than it may. */
    public static final String WRONG_TYPE = "WRONG_TYPE";

    /** Objects and arrays are nested deeper than anybody needs. */
    public static final String TOO_DEEP = "JSON_TOO_DEEP";

    /** The body has more values than any record of ours needs. */
    public static final String TOO_MANY_VALUES = "JSON_TOO_MANY_VALUES";

    private final String code;
    private final List<Violation> violations;

    public BadJsonException(String code, List<Violation> violations) {
        super(code);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    BadJsonException(String code, String field, String message) {
        this(code, List.of(new Violation(field, message)));
    }

    /** The stable name of the failure. */
    public String code() {
        return code;
    }

    /** What is wrong, by field. */
    public List<Violation> violations() {
        return violations;
    }
}

package io.leadstone.adapter.rest.json;

import io.leadstone.domain.failure.Violation;
import java.util.List;

/** The body is not the JSON that the route expects. The request has no effect. */
public final class BadJsonException extends RuntimeException {

    /** The body is not valid JSON. */
    public static final String MALFORMED = "MALFORMED_JSON";

    /** An object contains a name twice, so the value is ambiguous. */
    public static final String DUPLICATE_KEY = "DUPLICATE_KEY";

    /** A field has a value of the wrong type. */
    public static final String WRONG_TYPE = "WRONG_TYPE";

    /** Objects and arrays are nested deeper than {@link StrictJson#MAX_DEPTH}. */
    public static final String TOO_DEEP = "JSON_TOO_DEEP";

    /** The body has more values than {@link StrictJson#MAX_VALUES}. */
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

    /** Returns the stable code of the failure. */
    public String code() {
        return code;
    }

    /** Returns the violations by field. */
    public List<Violation> violations() {
        return violations;
    }
}

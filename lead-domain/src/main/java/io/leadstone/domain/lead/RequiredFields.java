package io.leadstone.domain.lead;

import io.leadstone.domain.failure.Violation;
import java.util.List;

/** Two fields of which a lead must have at least one, unless the lead {@linkplain LeadSnapshot#erasedAt was erased}. */
public enum RequiredFields {
    /** The name of the person. */
    NAME("first_name", "last_name"),

    /** The ways to reach the person. A phone counts as typed, also without an international form. */
    CONTACT("email", "phone");

    private final String first;
    private final String second;

    RequiredFields(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /** Returns the violations of a lead that has neither field: one for each of the two. */
    public List<Violation> violations() {
        return List.of(violation(first, second), violation(second, first));
    }

    private static Violation violation(String field, String other) {
        return new Violation(field, "must be set if " + other + " is not");
    }
}

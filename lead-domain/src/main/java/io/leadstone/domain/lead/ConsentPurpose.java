package io.leadstone.domain.lead;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** Purpose for which a person can give consent. */
public enum ConsentPurpose implements Coded {
    /** Processing of the personal data. */
    DATA_PROCESSING,
    /** Advertising. */
    MARKETING;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the lead's flag for this purpose, for example {@code consent_marketing}. */
    public String field() {
        return "consent_" + code();
    }
}

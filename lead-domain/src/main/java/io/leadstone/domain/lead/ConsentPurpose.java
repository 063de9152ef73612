package io.leadstone.domain.lead;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** What a person may agree to. */
public enum ConsentPurpose implements Coded {
    /** That their data are processed at all. */
    DATA_PROCESSING,
    /** That they are sent advertising. */
    MARKETING;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the lead's flag for this purpose, for example {@code consent_marketing}. */
    public String field() {
        return "consent_" + code();
    }
}

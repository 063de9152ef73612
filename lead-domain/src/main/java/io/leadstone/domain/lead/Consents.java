package io.leadstone.domain.lead;

/** State of the consents of a lead, one for each purpose. */
public record Consents(ConsentState dataProcessing, ConsentState marketing) {

    /** State of an empty ledger. */
    public static final Consents UNDECIDED = new Consents(ConsentState.UNDECIDED, ConsentState.UNDECIDED);

    /** Returns the state of {@code purpose}. */
    public ConsentState of(ConsentPurpose purpose) {
        return switch (purpose) {
            case DATA_PROCESSING -> dataProcessing;
            case MARKETING -> marketing;
        };
    }

    Consents with(ConsentPurpose purpose, boolean granted) {
        return switch (purpose) {
            case DATA_PROCESSING -> new Consents(ConsentState.of(granted), marketing);
            case MARKETING -> new Consents(dataProcessing, ConsentState.of(granted));
        };
    }
}

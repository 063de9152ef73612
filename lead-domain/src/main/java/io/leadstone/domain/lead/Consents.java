package io.leadstone.domain.lead;

/** What the consent ledger of a lead says last, for each purpose. */
public record Consents(ConsentState dataProcessing, ConsentState marketing) {

    /** No entry for any purpose. */
    public static final Consents UNDECIDED = new Consents(ConsentState.UNDECIDED, ConsentState.UNDECIDED);

    /** What the ledger says last of {@code purpose}. */
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

package io.leadstone.domain.lead;

/** What the ledger says last of one purpose. Nothing is presumed: without an entry there is no consent. */
public enum ConsentState {
    /** The ledger has no entry. */
    UNDECIDED,
    /** The last entry grants it. */
    GRANTED,
    /** The last entry withdraws it. */
    WITHDRAWN;

    /** The state after an entry that grants ({@code true}) or withdraws. */
    public static ConsentState of(boolean granted) {
        return granted ? GRANTED : WITHDRAWN;
    }

    /** The flag on the lead: whether consent is given now. */
    public boolean isGranted() {
        return this == GRANTED;
    }
}

package io.leadstone.domain.lead;

/** State of the consent for one purpose, from the last ledger entry. Without an entry there is no consent. */
public enum ConsentState {
    /** The ledger has no entry. */
    UNDECIDED,
    /** The last entry grants the consent. */
    GRANTED,
    /** The last entry withdraws the consent. */
    WITHDRAWN;

    /** Returns the state after an entry that grants ({@code true}) or withdraws the consent. */
    public static ConsentState of(boolean granted) {
        return granted ? GRANTED : WITHDRAWN;
    }

    /** Returns true if the consent is given now. */
    public boolean isGranted() {
        return this == GRANTED;
    }
}

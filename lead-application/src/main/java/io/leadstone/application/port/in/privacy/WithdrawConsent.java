package io.leadstone.application.port.in.privacy;

import io.leadstone.domain.failure.StoreUnavailableException;

/** Withdraws a consent for a person who has a withdrawal link and no login. */
@FunctionalInterface
public interface WithdrawConsent {

    /** The actor and the source of such a withdrawal. */
    String SOURCE = "withdrawal-link";

    /**
     * Withdraws the consent, also of a deleted or an erased lead. If it is withdrawn already, or if the lead does not
     * exist any more, nothing is written, and the call returns alike.
     *
     * <p>It checks no caller. The adapter that calls it must have verified the signature of the link.
     *
     * @throws StoreUnavailableException if the store cannot be reached
     */
    void withdraw(ConsentWithdrawal withdrawal);
}

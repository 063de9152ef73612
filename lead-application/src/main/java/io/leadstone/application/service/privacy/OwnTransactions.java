package io.leadstone.application.service.privacy;

import io.leadstone.application.port.out.HostTransactions;

/** Refuses a call in a transaction of the host, because a purge commits each lead on its own. */
record OwnTransactions(HostTransactions transactions) {

    void requireNoHostTransaction() {
        if (transactions.isActive()) {
            throw new IllegalStateException("leads cannot be purged while a transaction of the host is active");
        }
    }
}

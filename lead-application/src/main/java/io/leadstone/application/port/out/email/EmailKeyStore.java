package io.leadstone.application.port.out.email;

import io.leadstone.application.port.out.StoreCapability;

/** The capability of a store to renew the email keys of its leads after a change of their rule. */
@StoreCapability("the renewal of email keys")
public interface EmailKeyStore {

    /** Returns the port that renews email keys. */
    EmailKeyRecords emailKeys();
}

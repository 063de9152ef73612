package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.lead.EmailKeyRenewalContract;

/** The tests of an {@link io.leadstone.application.port.out.email.EmailKeyStore}. */
public interface EmailKeyStoreContract extends EmailKeyRenewalContract {}

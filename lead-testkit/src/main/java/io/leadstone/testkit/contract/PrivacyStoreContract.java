package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.privacy.LeadPurgeContract;

/**
 * The tests of a {@link io.leadstone.application.port.out.privacy.PrivacyStore}. In a store with conversations,
 * webhooks or an event feed, they purge leads that have them.
 */
public interface PrivacyStoreContract extends LeadPurgeContract {}

package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.privacy.LeadPurgeContract;
import io.leadstone.testkit.contract.privacy.PersonExportContract;
import io.leadstone.testkit.contract.privacy.SuppressionContract;

/**
 * The tests of a {@link io.leadstone.application.port.out.privacy.PrivacyStore}. In a store with conversations,
 * webhooks or an event feed, they purge and export leads that have them.
 */
public interface PrivacyStoreContract extends LeadPurgeContract, PersonExportContract, SuppressionContract {}

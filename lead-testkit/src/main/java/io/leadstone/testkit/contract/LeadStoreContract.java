package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.lead.CompanyIsolationContract;
import io.leadstone.testkit.contract.lead.ConsentLedgerContract;
import io.leadstone.testkit.contract.lead.DeletedLeadsContract;
import io.leadstone.testkit.contract.lead.EventListenerContract;
import io.leadstone.testkit.contract.lead.EventLogContract;
import io.leadstone.testkit.contract.lead.LeadCaptureContract;
import io.leadstone.testkit.contract.lead.LeadConcurrencyContract;
import io.leadstone.testkit.contract.lead.LeadContactContract;
import io.leadstone.testkit.contract.lead.LeadEmailContract;
import io.leadstone.testkit.contract.lead.LeadEmailKeyContract;
import io.leadstone.testkit.contract.lead.LeadErasureContract;
import io.leadstone.testkit.contract.lead.LeadLifecycleContract;
import io.leadstone.testkit.contract.lead.LeadOriginContract;
import io.leadstone.testkit.contract.lead.LeadRepositoryContract;
import io.leadstone.testkit.contract.lead.LeadRoundTripContract;
import io.leadstone.testkit.contract.lead.LeadTextContract;
import io.leadstone.testkit.contract.lead.LeadUseCaseConcurrencyContract;
import io.leadstone.testkit.contract.search.LeadFilterContract;
import io.leadstone.testkit.contract.search.LeadSearchContract;
import io.leadstone.testkit.contract.search.LeadSortContract;
import io.leadstone.testkit.contract.search.SearchRankContract;

/**
 * The tests of the core of a {@link io.leadstone.application.port.out.LeadStore}. A test class implements it and
 * returns an empty store:
 *
 * <pre>{@code
 * class MyLeadStoreTest implements LeadStoreContract {
 *     public LeadStore emptyStore() {
 *         return new MyLeadStore();
 *     }
 * }
 * }</pre>
 *
 * <p>Each capability has its own bundle, such as {@link WebhookStoreContract}, which the same class implements too.
 * {@link CompleteStoreContract} has all bundles, and the tests that need several capabilities. If a store is not
 * complete yet, a class can implement the interface of one topic, such as {@link LeadRepositoryContract}.
 */
public interface LeadStoreContract
        extends LeadRepositoryContract,
                LeadRoundTripContract,
                LeadTextContract,
                LeadEmailContract,
                LeadEmailKeyContract,
                LeadSortContract,
                LeadSearchContract,
                SearchRankContract,
                LeadFilterContract,
                DeletedLeadsContract,
                ConsentLedgerContract,
                EventLogContract,
                CompanyIsolationContract,
                LeadConcurrencyContract,
                LeadLifecycleContract,
                LeadErasureContract,
                LeadCaptureContract,
                LeadContactContract,
                LeadOriginContract,
                LeadUseCaseConcurrencyContract,
                EventListenerContract {}

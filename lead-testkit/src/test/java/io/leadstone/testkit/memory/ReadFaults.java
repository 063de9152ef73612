package io.leadstone.testkit.memory;

import io.leadstone.domain.CompanyId;
import java.util.List;

/** Faults of reads of leads, consent ledgers and event logs. */
final class ReadFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "deleted leads are found",
                    "a_deleted_lead_is_hidden_until_it_is_restored",
                    BrokenReads::deletedLeadsAreFound),
            new Fault(
                    "companies are ignored",
                    "another_company_cannot_read_a_lead",
                    () -> BrokenReads.companies(asked -> new CompanyId("acme"))),
            new Fault(
                    "companies are compared without case",
                    "another_company_cannot_read_a_lead",
                    () -> BrokenReads.companies(BrokenReads::lowerCase)),
            new Fault(
                    "history is read by any company",
                    "another_company_cannot_read_a_lead",
                    BrokenReads::ledgerAndLogOfAnyCompany),
            new Fault(
                    "events are listed oldest first",
                    "events_of_every_type_are_stored_in_order",
                    BrokenReads::eventsOldestFirst),
            new Fault(
                    "ledger entries are listed oldest first",
                    "ledger_entries_are_listed_newest_first",
                    BrokenReads::entriesOldestFirst));

    private ReadFaults() {}
}

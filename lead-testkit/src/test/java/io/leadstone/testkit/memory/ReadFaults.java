package io.leadstone.testkit.memory;

import io.leadstone.domain.CompanyId;
import java.util.List;

/** What may be wrong with whom a lead, its ledger and its log are shown to. */
final class ReadFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "deleted leads are found",
                    "a_deleted_lead_is_found_among_the_deleted_only_until_it_is_restored",
                    BrokenReads::deletedLeadsAreFound),
            new Fault(
                    "companies are ignored",
                    "another_company_sees_nothing",
                    () -> BrokenReads.companies(asked -> new CompanyId("acme"))),
            new Fault(
                    "companies are compared without case",
                    "another_company_sees_nothing",
                    () -> BrokenReads.companies(BrokenReads::lowerCase)),
            new Fault(
                    "history is read by any company",
                    "another_company_sees_nothing",
                    BrokenReads::ledgerAndLogOfAnyCompany),
            new Fault(
                    "events stand oldest first",
                    "everything_that_can_happen_is_told_in_order",
                    BrokenReads::eventsOldestFirst),
            new Fault("entries stand oldest first", "entries_stand_newest_first", BrokenReads::entriesOldestFirst));

    private ReadFaults() {}
}

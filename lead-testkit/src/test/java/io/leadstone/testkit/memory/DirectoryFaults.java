package io.leadstone.testkit.memory;

import java.util.List;

/** What may be wrong with agents and keys. */
final class DirectoryFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "another companys agent is replaced",
                    "an_id_that_another_company_has_is_taken",
                    () -> BrokenDirectories.agents(BrokenDirectories.AnotherCompanysAgentIsReplaced::new)),
            new Fault(
                    "an agents first instant is forgotten",
                    "an_agent_that_is_added_again_keeps_its_first_instant_and_counts_on",
                    () -> BrokenDirectories.agents(BrokenDirectories.TheFirstInstantIsForgotten::new)),
            new Fault(
                    "an agents version begins anew",
                    "an_agent_that_is_added_again_keeps_its_first_instant_and_counts_on",
                    () -> BrokenDirectories.agents(BrokenDirectories.VersionsBeginAnew::new)),
            new Fault(
                    "an added agent replaces the live one",
                    "an_agent_that_is_there_is_not_added_again",
                    () -> BrokenDirectories.agents(BrokenDirectories.AddedAgentsAreReplaced::new)),
            new Fault(
                    "a change of a stale agent is written",
                    "a_change_of_a_stale_agent_is_refused",
                    () -> BrokenDirectories.agents(BrokenDirectories.StaleChangesAreWritten::new)),
            new Fault(
                    "the removal of a stale agent is written",
                    "the_removal_of_a_stale_agent_is_refused",
                    () -> BrokenDirectories.agents(BrokenDirectories.StaleRemovalsAreWritten::new)),
            new Fault(
                    "an agents version is compared before the write",
                    "of_many_that_change_or_remove_one_agent_one_does",
                    () -> BrokenDirectories.agents(BrokenDirectories.VersionsAreComparedBeforeTheWrite::new)),
            new Fault(
                    "a removed agent is changed",
                    "an_agent_that_is_not_there_is_not_changed",
                    () -> BrokenDirectories.agents(BrokenDirectories.RemovedAgentsAreChanged::new)),
            new Fault(
                    "agents are compared without case",
                    "an_id_that_another_company_has_is_taken",
                    () -> BrokenDirectories.agents(BrokenDirectories.IdsAreComparedWithoutCase::new)),
            new Fault(
                    "agents are removed by any company",
                    "an_agent_is_removed_by_its_company_only",
                    () -> BrokenDirectories.agents(BrokenDirectories.AnybodyRemoves::new)),
            new Fault(
                    "agents are found by any company",
                    "an_agent_is_found_by_its_company_and_by_anybody_who_knows_its_id",
                    () -> BrokenDirectories.agents(BrokenDirectories.AgentsAreFoundByAnyCompany::new)),
            new Fault(
                    "keys are overwritten",
                    "an_id_that_any_company_has_or_had_is_taken",
                    () -> BrokenDirectories.keys(BrokenDirectories.KeysAreOverwritten::new)),
            new Fault(
                    "revoked keys are not listed",
                    "keys_are_listed_oldest_first_with_the_revoked_ones",
                    () -> BrokenDirectories.keys(BrokenDirectories.RevokedKeysAreNotListed::new)),
            new Fault(
                    "keys are revoked by any company",
                    "a_key_is_revoked_once_and_by_its_company_only",
                    () -> BrokenDirectories.keys(BrokenDirectories.AnybodyRevokes::new)),
            new Fault(
                    "revoked keys do not count as keys",
                    "there_are_keys_once_any_company_has_had_one",
                    () -> BrokenDirectories.keys(BrokenDirectories.RevokedKeysDoNotCount::new)),
            new Fault(
                    "agents are looked for before they are added",
                    "of_many_companies_that_add_one_agent_one_does",
                    () -> BrokenDirectories.agents(BrokenDirectories.AgentsAreLookedForBeforeTheyAreAdded::new)),
            new Fault(
                    "keys are looked for before they are added",
                    "of_many_that_add_one_key_one_does",
                    () -> BrokenDirectories.keys(BrokenDirectories.KeysAreLookedForBeforeTheyAreAdded::new)));

    private DirectoryFaults() {}
}

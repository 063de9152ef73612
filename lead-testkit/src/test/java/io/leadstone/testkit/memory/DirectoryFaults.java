package io.leadstone.testkit.memory;

import java.util.List;

/** Faults of agents and API keys. */
final class DirectoryFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "the agent of another company is replaced",
                    "an_agent_id_of_another_company_is_refused",
                    () -> BrokenDirectories.agents(BrokenDirectories.AnotherCompanysAgentIsReplaced::new)),
            new Fault(
                    "an agent added again gets a new creation instant",
                    "an_agent_added_again_keeps_creation_time_and_continues_versions",
                    () -> BrokenDirectories.agents(BrokenDirectories.TheCreationInstantIsReplaced::new)),
            new Fault(
                    "the version of an agent starts again",
                    "an_agent_added_again_keeps_creation_time_and_continues_versions",
                    () -> BrokenDirectories.agents(BrokenDirectories.VersionsStartAgain::new)),
            new Fault(
                    "an added agent replaces the live one",
                    "adding_an_existing_agent_is_refused",
                    () -> BrokenDirectories.agents(BrokenDirectories.AddedAgentsAreReplaced::new)),
            new Fault(
                    "a change of a stale agent is written",
                    "an_update_of_a_stale_agent_is_refused",
                    () -> BrokenDirectories.agents(BrokenDirectories.StaleChangesAreWritten::new)),
            new Fault(
                    "the removal of a stale agent is written",
                    "the_removal_of_a_stale_agent_is_refused",
                    () -> BrokenDirectories.agents(BrokenDirectories.StaleRemovalsAreWritten::new)),
            new Fault(
                    "the version of an agent is compared before the write",
                    "one_of_many_updates_and_removals_of_an_agent_succeeds",
                    () -> BrokenDirectories.agents(BrokenDirectories.VersionsAreComparedBeforeTheWrite::new)),
            new Fault(
                    "a removed agent is changed",
                    "updating_a_missing_agent_is_refused",
                    () -> BrokenDirectories.agents(BrokenDirectories.RemovedAgentsAreChanged::new)),
            new Fault(
                    "agents are compared without case",
                    "an_agent_id_of_another_company_is_refused",
                    () -> BrokenDirectories.agents(BrokenDirectories.IdsAreComparedWithoutCase::new)),
            new Fault(
                    "agents are removed by any company",
                    "only_its_own_company_can_remove_an_agent",
                    () -> BrokenDirectories.agents(BrokenDirectories.AnyCompanyRemoves::new)),
            new Fault(
                    "agents are found by any company",
                    "an_agent_is_found_by_id_with_or_without_company",
                    () -> BrokenDirectories.agents(BrokenDirectories.AgentsAreFoundByAnyCompany::new)),
            new Fault(
                    "keys are overwritten",
                    "an_api_key_id_is_never_used_twice",
                    () -> BrokenDirectories.keys(BrokenDirectories.KeysAreOverwritten::new)),
            new Fault(
                    "revoked keys are not listed",
                    "api_keys_are_listed_oldest_first_with_revoked_ones",
                    () -> BrokenDirectories.keys(BrokenDirectories.RevokedKeysAreNotListed::new)),
            new Fault(
                    "keys are revoked by any company",
                    "an_api_key_is_revoked_once_by_its_own_company",
                    () -> BrokenDirectories.keys(BrokenDirectories.AnyCompanyRevokes::new)),
            new Fault(
                    "revoked keys do not count as keys",
                    "is_empty_is_false_after_the_first_api_key",
                    () -> BrokenDirectories.keys(BrokenDirectories.RevokedKeysDoNotCount::new)),
            new Fault(
                    "agents are read before they are added",
                    "one_of_many_companies_adds_an_agent_id",
                    () -> BrokenDirectories.agents(BrokenDirectories.AgentsAreReadBeforeTheyAreAdded::new)),
            new Fault(
                    "keys are read before they are added",
                    "one_of_many_calls_adds_an_api_key",
                    () -> BrokenDirectories.keys(BrokenDirectories.KeysAreReadBeforeTheyAreAdded::new)));

    private DirectoryFaults() {}
}

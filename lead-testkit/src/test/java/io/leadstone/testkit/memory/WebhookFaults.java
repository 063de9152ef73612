package io.leadstone.testkit.memory;

import java.util.List;

/** Faults of webhooks and of the queue of their deliveries. */
final class WebhookFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "a test ignores the version",
                    "enqueuing_with_another_webhook_version_is_refused",
                    () -> BrokenQueues.log(BrokenQueues.AddsAtAnyVersion::new)),
            new Fault(
                    "a redelivery ignores the version",
                    "enqueuing_with_another_webhook_version_is_refused",
                    () -> BrokenQueues.log(BrokenQueues.RedeliversAtAnyVersion::new)),
            new Fault(
                    "a replay ignores the version",
                    "enqueuing_with_another_webhook_version_is_refused",
                    () -> BrokenQueues.log(BrokenQueues.ReplaysAtAnyVersion::new)),
            new Fault(
                    "a refused redelivery is enqueued",
                    "enqueuing_with_another_webhook_version_is_refused",
                    () -> BrokenQueues.log(BrokenQueues.EnqueuesBeforeItRefuses::new)),
            new Fault(
                    "a missing webhook gets deliveries",
                    "enqueuing_for_a_missing_webhook_is_refused",
                    () -> BrokenQueues.log(BrokenQueues.AddsForMissingWebhooks::new)),
            new Fault(
                    "a claim ignores the version",
                    "a_claim_with_another_version_of_the_subscription_returns_nothing",
                    () -> BrokenQueues.queue(BrokenQueues.ClaimsWithAnyVersion::new)),
            new Fault(
                    "a redelivery keeps the claim",
                    "the_outcome_of_an_attempt_does_not_overwrite_a_redelivery",
                    () -> BrokenQueues.log(BrokenQueues.RedeliveryKeepsTheClaim::new)),
            new Fault(
                    "due deliveries are claimed in order of creation",
                    "the_delivery_that_is_due_first_is_claimed_first",
                    () -> BrokenQueues.queue(BrokenQueues.ClaimsInOrderOfCreation::new)),
            new Fault(
                    "due deliveries are claimed latest first",
                    "the_delivery_that_is_due_first_is_claimed_first",
                    () -> BrokenQueues.queue(BrokenQueues.ClaimsTheLatestFirst::new)),
            new Fault(
                    "a deletion leaves deliveries pending",
                    "a_deletion_cancels_the_pending_deliveries_of_its_lead",
                    BrokenQueues::deletionsCancelNothing),
            new Fault(
                    "pruning removes messages of finished deliveries",
                    "pruning_keeps_the_message_of_a_kept_delivery",
                    () -> BrokenQueues.queue(BrokenQueues.PruningClearsFinishedMessages::new)),
            new Fault(
                    "pruning removes messages that others wait for",
                    "pruning_keeps_a_message_that_another_subscription_waits_for",
                    () -> BrokenQueues.queue(BrokenQueues.PruningClearsAllMessages::new)),
            new Fault(
                    "the age is not that of a delivery",
                    "the_age_is_that_of_the_oldest_delivery_that_can_be_claimed",
                    () -> BrokenQueues.queue(BrokenQueues.AgeIsAlwaysAnHour::new)),
            new Fault(
                    "the outcome of an expired claim is refused",
                    "an_outcome_after_expiry_is_recorded_without_another_claim",
                    () -> BrokenQueues.queue(BrokenQueues.ExpiredClaimsAreRefused::new)),
            new Fault(
                    "each answer 410 disables the webhook",
                    "only_the_first_410_disables_the_subscription",
                    () -> BrokenQueues.queue(BrokenQueues.EachAttemptDisables::new)),
            new Fault(
                    "a failed attempt counts as delivered",
                    "a_failure_after_three_days_of_failures_disables_the_subscription",
                    () -> BrokenQueues.queue(BrokenQueues.FailuresCountAsDelivered::new)),
            new Fault(
                    "an answer 410 of an old url counts",
                    "a_410_of_an_old_url_does_not_disable_the_subscription",
                    () -> BrokenQueues.queue(BrokenQueues.OutcomesOfOldUrlsCount::new)),
            new Fault(
                    "a failure of an old url counts",
                    "a_failure_of_an_old_url_does_not_set_failing_since",
                    () -> BrokenQueues.queue(BrokenQueues.OutcomesOfOldUrlsCount::new)),
            new Fault(
                    "an old url disables a failing webhook",
                    "a_failure_of_an_old_url_does_not_disable_a_failing_subscription",
                    () -> BrokenQueues.queue(BrokenQueues.OutcomesOfOldUrlsCount::new)),
            new Fault(
                    "a success of an old url counts",
                    "a_success_of_an_old_url_does_not_clear_failing_since",
                    () -> BrokenQueues.queue(BrokenQueues.OutcomesOfOldUrlsCount::new)),
            new Fault(
                    "an update drops a newer failing_since",
                    "updating_a_webhook_keeps_a_newer_failing_since",
                    () -> BrokenQueues.webhooks(BrokenQueues.UpdateWritesFailingSince::new)),
            new Fault(
                    "an update restores an old failing_since",
                    "updating_a_webhook_does_not_restore_an_old_failing_since",
                    () -> BrokenQueues.webhooks(BrokenQueues.UpdateWritesFailingSince::new)),
            new Fault(
                    "an enabled webhook keeps failing_since",
                    "enabling_a_webhook_clears_failing_since",
                    () -> BrokenQueues.webhooks(BrokenQueues.UpdateNeverClearsFailingSince::new)),
            new Fault(
                    "another url keeps failing_since",
                    "changing_the_url_of_a_webhook_clears_failing_since",
                    () -> BrokenQueues.webhooks(BrokenQueues.UpdateNeverClearsFailingSince::new)),
            new Fault(
                    "another url of a disabled webhook keeps failing_since",
                    "changing_the_url_of_a_disabled_webhook_clears_failing_since",
                    () -> BrokenQueues.webhooks(BrokenQueues.UpdateNeverClearsFailingSince::new)),
            new Fault(
                    "a company has any number of webhooks",
                    "a_company_has_no_more_webhooks_than_the_limit",
                    () -> BrokenQueues.webhooks(BrokenQueues.AnyNumberOfWebhooks::new)),
            new Fault(
                    "removed webhooks count",
                    "a_removed_webhook_does_not_count_for_the_limit",
                    () -> BrokenQueues.webhooks(BrokenQueues.RemovedWebhooksCount::new)),
            new Fault(
                    "webhooks are counted before they are added",
                    "one_of_many_concurrent_calls_adds_the_last_webhook",
                    () -> BrokenQueues.webhooks(BrokenQueues.WebhooksAreCountedBeforeTheyAreAdded::new)));

    private WebhookFaults() {}
}

package io.leadstone.application.port.out.webhook;

import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The queue of deliveries that wait for an attempt. Dispatchers claim deliveries, and store the outcomes of their
 * attempts. Several dispatchers can run at once. The port reads across companies, so no request uses it. All times are
 * by the store's own clock, so that the clocks of nodes do not matter.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached.
 */
public interface DeliveryQueue {

    /** Returns at most {@code limit} subscriptions of any company that are enabled and have a delivery to claim. */
    List<Webhook> due(int limit);

    /**
     * Claims due deliveries of the subscription, oldest due first. A claim expires after {@code lease}; then the
     * delivery can be claimed again. A delivery waits while an earlier event of the same lead is pending for the
     * subscription. So at most one delivery of a lead is claimed at a time. Two concurrent callers never get the same
     * delivery.
     *
     * <p>A deletion of the lead also cancels a claimed delivery. The delivery of the deletion then waits until that
     * claim has expired, because the attempt may be in progress.
     *
     * <p>Returns an empty list if the stored subscription is disabled or has another version than {@code webhook},
     * whose URL and secrets may be old then. The store compares the version in the transaction of the claim. A store
     * without such transactions compares it in the last read before the claim.
     */
    List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease);

    /**
     * Stores the outcome of the attempt, unless the delivery was claimed again or cancelled since. It does so even if
     * the claim has expired. The first failure in a row sets {@code failingSince} of the subscription. A successful
     * delivery clears it. The subscription changes only if its URL is still {@link ClaimedDelivery#url()}, because the
     * outcome is one of that receiver.
     *
     * <p>Two outcomes disable an enabled subscription: "receiver gone", and a failure if {@code failingSince} is at
     * least {@link Webhook#FAILING_LIMIT} ago. If several attempts have such an outcome at the same time, only one of
     * them disables the subscription.
     */
    RecordedOutcome record(ClaimedDelivery delivery, DeliveryOutcome outcome);

    /**
     * Removes the deliveries that removed subscriptions left, deliveries that finished longer than {@code age} ago, and
     * messages that no delivery refers to. A message stays as long as a delivery of it is stored, because a finished
     * delivery may be redelivered. A call may remove fewer deliveries than {@code limit} although there are more.
     *
     * @return the number of removed deliveries, at most {@code limit}; 0 if none is left
     */
    int prune(Duration age, int limit);

    /**
     * Returns how long the delivery that has waited longest for a dispatcher has been due; empty if no delivery can be
     * claimed. It is for monitoring, and costs one lookup in an index for each enabled subscription. A store may count
     * from the end of an expired claim.
     */
    Optional<Duration> age();
}

package io.leadstone.application.port.out.webhook;

import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;

/**
 * Deals out deliveries to dispatchers, of which there may be several, and takes in what they came to. It is theirs alone, and the one
 * port that looks at all companies: what is due is due, whoever's it is. All times are by the store's own clock, so that the clocks of
 * nodes do not matter.
 *
 * <p>Every method throws {@link StoreUnavailableException} where the store cannot be reached.
 */
public interface DeliveryQueue {

    /** Subscriptions, of any company, that are not disabled and have a delivery that can be claimed; at most {@code limit} of them. */
    List<Webhook> due(int limit);

    /**
     * Claims deliveries of the subscription that are due and that nobody has claimed, oldest due first, for as long as {@code lease}; a
     * claim that has expired is as good as none. A delivery waits for every pending one of the same subscription that tells of an earlier
     * event of the same lead, so at most one of a lead is claimed at a time. Two callers never get the same one.
     */
    List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease);

    /**
     * Stores what the attempt came to, unless another claim of the delivery was made meanwhile. A claim that has expired and that nobody
     * took over is still good. A subscription that fails remembers since when; one that was reached forgets it; one that is gone is
     * disabled.
     *
     * @return whether the claim was still good
     */
    boolean settle(ClaimedDelivery delivery, DeliveryOutcome outcome);

    /** Disables subscriptions that have failed for {@code limit} or longer, and answers them as they are now. */
    List<Webhook> disableFailing(Duration limit);

    /**
     * Removes deliveries that finished longer than {@code age} ago, and messages that no delivery needs any more. A message stays as long
     * as any delivery of it is stored, finished or not: it may be redelivered.
     *
     * @return how many deliveries were removed, at most {@code limit}
     */
    int prune(Duration age, int limit);
}

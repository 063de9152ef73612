package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.json.JsonResponse;
import java.time.Instant;

/**
 * The answer to a replay.
 *
 * @param replayed the number of deliveries that were enqueued again
 */
public record ReplayResponse(String webhookId, Instant since, long replayed) implements JsonResponse {}

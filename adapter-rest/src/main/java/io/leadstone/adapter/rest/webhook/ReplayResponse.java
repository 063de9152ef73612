package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.json.JsonResponse;
import java.time.Instant;

/**
 * What was put in line again, on the wire.
 *
 * @param replayed how many deliveries
 */
public record ReplayResponse(String webhookId, Instant since, long replayed) implements JsonResponse {}

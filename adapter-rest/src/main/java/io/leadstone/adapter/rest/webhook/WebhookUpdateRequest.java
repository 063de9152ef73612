package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Updating a subscription over HTTP. */
final class WebhookUpdateRequest {

    private final LeadManagement management;

    WebhookUpdateRequest(LeadManagement management) {
        this.management = management;
    }

    /** Updates what {@code body} says, on the version that it and {@code ifMatch} want. */
    Webhook patch(Caller caller, WebhookId id, JsonBody body, IfMatch ifMatch) {
        WebhookRequest request = WebhookRequest.of(body.fields());
        List<Violation> violations = new ArrayList<>(request.faultsOfChange());
        Optional<Webhook> seen = compared(caller, id, request, ifMatch, violations);
        if (!violations.isEmpty()) {
            violations.addAll(management.violationsOf(request.update(id, Optional.empty())));
            throw new InvalidCommandException(violations);
        }
        return ifMatch.write(
                seen.map(Webhook::version),
                version -> management.webhooks().update(caller, request.update(id, version)));
    }

    /**
     * The subscription as it is now, where the request sends back anything that it has read of it. A stale version is told first: what
     * differs then differs for that reason.
     */
    private Optional<Webhook> compared(
            Caller caller, WebhookId id, WebhookRequest request, IfMatch ifMatch, List<Violation> violations) {
        if (!request.sendsBack()) {
            return Optional.empty();
        }
        Webhook now = management.webhooks().get(caller, id);
        ifMatch.require(now.version());
        request.version().value().filter(read -> read != now.version()).ifPresent(stale -> {
            throw VersionConflictException.ofWebhook(id.value(), stale);
        });
        violations.addAll(request.readOnly().differencesTo(now));
        return Optional.of(now);
    }
}

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

/** Updates a subscription over HTTP. */
final class WebhookUpdateHandler {

    private final LeadManagement management;

    WebhookUpdateHandler(LeadManagement management) {
        this.management = management;
    }

    /** Updates the subscription if it has the version that {@code body} and {@code ifMatch} require. */
    Webhook patch(Caller caller, WebhookId id, JsonBody body, IfMatch ifMatch) {
        WebhookRequest request = WebhookRequest.of(body.fields());
        List<Violation> violations = new ArrayList<>(request.faultsOfChange());
        Optional<Webhook> seen = compareWithStored(caller, id, request, ifMatch, violations);
        if (!violations.isEmpty()) {
            violations.addAll(management.violationsOf(request.update(id, Optional.empty())));
            throw new InvalidCommandException(violations);
        }
        return ifMatch.write(
                seen.map(Webhook::version),
                version -> management.webhooks().update(caller, request.update(id, version)));
    }

    /**
     * Compares the fields that the client sends back with the stored subscription. Returns the subscription if there
     * are such fields. An old version is rejected first, because the other fields then differ, too.
     */
    private Optional<Webhook> compareWithStored(
            Caller caller, WebhookId id, WebhookRequest request, IfMatch ifMatch, List<Violation> violations) {
        if (!request.sendsReadOnlyFields()) {
            return Optional.empty();
        }
        Webhook stored = management.webhooks().get(caller, id);
        ifMatch.require(stored.version());
        request.version().value().filter(read -> read != stored.version()).ifPresent(stale -> {
            throw VersionConflictException.ofWebhook(id.value(), stale);
        });
        violations.addAll(request.readOnly().differencesTo(stored));
        return Optional.of(stored);
    }
}

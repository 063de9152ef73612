package io.leadstone.server.endtoend;

import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.util.EnumSet;

/** An API key that is created directly in the store of a running server, as the operator does. */
record KeyOfCompany(String id, String secret) {

    static KeyOfCompany create(String company, ServerSettings settings) {
        try (OpenStore store = OpenStore.open(settings.store())) {
            NewApiKey made = LeadOperations.of(store.leads())
                    .apiKeys()
                    .create(new CreateApiKeyCommand(new CompanyId(company), "", EnumSet.allOf(Scope.class)));
            return new KeyOfCompany(made.key().id(), made.secret());
        }
    }
}

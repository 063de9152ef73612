package io.leadstone.server.endtoend;

import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.util.EnumSet;

/** A key made the way the operator makes one: in the store, beside the running server. */
record KeyOfCompany(String id, String secret) {

    static KeyOfCompany made(String company, ServerSettings settings) {
        try (OpenStore store = OpenStore.open(settings.store())) {
            NewApiKey made = LeadOperations.of(store.leads())
                    .apiKeys()
                    .create(new CreateApiKeyCommand(new CompanyId(company), "", EnumSet.allOf(Scope.class)));
            return new KeyOfCompany(made.key().id(), made.secret());
        }
    }
}

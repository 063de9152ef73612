package io.leadstone.benchmarks.attack;

import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The API keys of an attack.
 *
 * @param operator the key of honest clients
 * @param companies the keys of the companies whose leads are exported
 */
record Keys(AttackKey operator, List<AttackKey> companies) {

    /**
     * Creates the keys directly in the store, because the server creates a key only in a store that never had one.
     */
    static Keys create(Map<String, String> environment, int companies) {
        ServerSettings settings = ServerSettings.read(environment, Optional.empty());
        try (OpenStore store = OpenStore.open(settings.store())) {
            LeadOperations operations = LeadOperations.of(store.leads());
            List<AttackKey> keys = new ArrayList<>();
            for (int company = 0; company < companies; company++) {
                keys.add(create(operations, "attacker-" + company, Set.of(Scope.READ, Scope.WRITE)));
            }
            return new Keys(create(operations, "operator", EnumSet.allOf(Scope.class)), keys);
        }
    }

    private static AttackKey create(LeadOperations operations, String company, Set<Scope> scopes) {
        NewApiKey key = operations.apiKeys().create(new CreateApiKeyCommand(new CompanyId(company), "", scopes));
        return new AttackKey(key.key().id(), key.secret());
    }
}

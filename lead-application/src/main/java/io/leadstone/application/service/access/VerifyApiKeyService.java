package io.leadstone.application.service.access;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.port.in.access.VerifyApiKey;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.service.LazyPort;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Implements {@link VerifyApiKey}. It also compares a hash if the id is unknown, so that the response time does not
 * reveal which ids exist.
 */
public final class VerifyApiKeyService implements VerifyApiKey {

    private final ApiKeyCache keys;

    /** The hash that is compared for an unknown id. */
    private final SecretHash dummyHash;

    /**
     * Creates the service. {@code cacheTime} is the time for which it uses a key that it has read; 0 reads each time.
     */
    public VerifyApiKeyService(LazyPort<ApiKeyRepository> keys, Clock clock, Duration cacheTime, SecureRandom random) {
        this.keys = new ApiKeyCache(keys, clock, cacheTime);
        this.dummyHash = SecretHash.of(String.valueOf(random.nextLong()), random);
    }

    @Override
    public Optional<Caller> verify(String id, String secret) {
        Optional<ApiKey> key = keys.find(id);
        boolean matches = key.map(ApiKey::secretHash).orElse(dummyHash).matches(secret);
        return key.filter(found -> matches && found.isActive()).map(ApiKey::caller);
    }
}

package io.leadstone.adapter.mybatis.privacy.suppression;

import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.Suppression;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a suppression list. */
public record SuppressionRow(
        String companyId,
        String hash,
        String effect,
        UUID id,
        String keyId,
        @Nullable String reason,
        Instant recordedAt,
        String recordedBy) {

    static SuppressionRow of(Suppression entry) {
        return new SuppressionRow(
                entry.companyId().value(),
                entry.hash(),
                entry.effect().code(),
                entry.id(),
                entry.keyId(),
                entry.reason().orElse(null),
                entry.recordedAt(),
                entry.recordedBy());
    }

    Suppression entry() {
        return new Suppression(
                id,
                new CompanyId(companyId),
                keyId,
                hash,
                Coded.parse(Suppression.Effect.class, effect),
                Optional.ofNullable(reason),
                recordedAt,
                recordedBy);
    }

    @Override
    public String toString() {
        return "SuppressionRow[id=" + id + "]";
    }
}

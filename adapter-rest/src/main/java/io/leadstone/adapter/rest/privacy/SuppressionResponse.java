package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of an entry of a suppression list. It never contains the address.
 *
 * @param hash the keyed hash of the email key or the phone number
 * @param effect {@code refuse} or {@code without_consent}
 * @param purposes the purposes whose consent is not granted; empty for {@code refuse}
 */
public record SuppressionResponse(
        String id,
        String hash,
        String keyId,
        String effect,
        List<String> purposes,
        @Nullable String reason,
        Instant recordedAt,
        String recordedBy)
        implements JsonResponse {

    public SuppressionResponse {
        purposes = List.copyOf(purposes);
    }

    /** Returns the representation of an entry. */
    public static SuppressionResponse of(Suppression entry) {
        Optional<ConsentPurpose> purpose = entry.effect().purpose();
        return new SuppressionResponse(
                entry.id().toString(),
                entry.hash(),
                entry.keyId(),
                purpose.isPresent() ? "without_consent" : entry.effect().code(),
                purpose.map(ConsentPurpose::code).stream().toList(),
                entry.reason().orElse(null),
                entry.recordedAt(),
                entry.recordedBy());
    }

    @Override
    public String toString() {
        return "SuppressionResponse[id=" + id + "]";
    }
}

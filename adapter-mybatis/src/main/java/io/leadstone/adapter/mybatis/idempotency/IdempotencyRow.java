package io.leadstone.adapter.mybatis.idempotency;

import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table of idempotency keys. */
public record IdempotencyRow(
        String companyId,
        String keyId,
        UUID attemptId,
        UUID recordId,
        @Nullable String contentHash,
        Instant reservedAt,
        Instant leaseUntil,
        @Nullable UUID writtenId,
        @Nullable UUID leadId,
        @Nullable Integer status,
        @Nullable String headers,
        @Nullable String body) {

    private static final String SEPARATOR = ": ";

    static IdempotencyRow of(ReservedKey key) {
        return new IdempotencyRow(
                key.companyId().value(),
                key.keyId(),
                key.attemptId(),
                key.recordId(),
                key.contentHash().orElse(null),
                key.reservedAt(),
                key.leaseUntil(),
                key.written().map(WrittenRecord::id).orElse(null),
                key.leadId().map(LeadId::value).orElse(null),
                key.answer().map(KeptAnswer::status).orElse(null),
                key.answer().map(answer -> lines(answer.headers())).orElse(null),
                key.answer().map(KeptAnswer::body).orElse(null));
    }

    ReservedKey key() {
        Optional<LeadId> lead = Optional.ofNullable(leadId).map(LeadId::new);
        return new ReservedKey(
                new CompanyId(companyId),
                keyId,
                attemptId,
                recordId,
                Optional.ofNullable(contentHash),
                reservedAt,
                leaseUntil,
                writtenId == null ? Optional.empty() : Optional.of(new WrittenRecord(writtenId, lead)),
                lead,
                status == null || headers == null || body == null
                        ? Optional.empty()
                        : Optional.of(new KeptAnswer(status, headers(headers), body, lead)));
    }

    /** Returns the headers as lines in a fixed order. */
    static String lines(Map<String, String> headers) {
        List<String> lines = new TreeMap<>(headers)
                .entrySet().stream()
                        .map(header -> header.getKey() + SEPARATOR + header.getValue())
                        .toList();
        return LineList.write(lines);
    }

    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : LineList.read(lines)) {
            int end = line.indexOf(SEPARATOR);
            headers.put(line.substring(0, end), line.substring(end + SEPARATOR.length()));
        }
        return headers;
    }

    @Override
    public String toString() {
        return "IdempotencyRow[companyId=" + companyId + ", attemptId=" + attemptId + "]";
    }
}
